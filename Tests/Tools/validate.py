#!/usr/bin/env python3
"""Reads the lines that a server sent from standard input and holds each against the JSON Schema of the protocol.

    validate.py SCHEMA < LINES

SCHEMA is the schema of any line of the server; the files it refers to lie beside or below it. Says what does not fit on
standard output, and how many lines it looked at. Exit status 0: all fit. 1: some do not. 77: jsonschema is missing.
"""
import json
import pathlib
import sys
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # RefResolver: Debian 12 has nothing newer.
try:
    import jsonschema
    from jsonschema.exceptions import best_match
except ImportError:
    print("validate: needs jsonschema (Debian: python3-jsonschema)", file=sys.stderr)
    sys.exit(77)


def main():
    entry = pathlib.Path(sys.argv[1]).resolve()
    validator = validator_for(entry)
    seen, wrong = set(), 0
    for line in sys.stdin.buffer:
        line = line.rstrip(b"\r\n")
        if line in seen:
            continue
        seen.add(line)
        if complaint := complain(validator, line):
            wrong += 1
            print(f"{complaint}\n    in {line.decode(errors='replace')}")
    print(f"{len(seen)} different lines, {wrong} wrong")
    return 1 if wrong else 0


def validator_for(entry):
    schemas = {path: json.loads(path.read_text()) for path in entry.parent.rglob("*.json")}
    store = {}
    for path, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        store[path.as_uri()] = schema
        if "$id" in schema:
            store[schema["$id"]] = schema
    schema = schemas[entry]
    resolver = jsonschema.RefResolver(schema.get("$id", entry.as_uri()), schema, store=store)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


def complain(validator, line):
    try:
        message = json.loads(line)
    except ValueError as error:
        return f"not JSON: {error}"
    error = best_match(validator.iter_errors(message))
    # A line is one of many messages: of all that it is not, what matters is where it fails to be its own type.
    while error is not None and error.validator in ("oneOf", "anyOf") and error.context:
        own = [e for e in error.context if "type" not in [*e.absolute_path][-1:]]
        error = best_match(iter(own or error.context))
    return error and f"{'/'.join(map(str, error.absolute_path)) or 'the line'}: {error.message[:300]}"


if __name__ == "__main__":
    sys.exit(main())
