#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// simdjson's DOM parser for Swift. One parser a thread, reused: what it parsed is valid until the next parse on the same
// thread, and must not be looked at from another.

#ifdef __cplusplus
extern "C" {
#endif

// A place in the parsed document; to be treated as opaque.
typedef struct CSimdJSONElement {
    const void *document;
    size_t position;
} CSimdJSONElement;

typedef enum CSimdJSONResult {
    CSimdJSONParsed,
    CSimdJSONBadUTF8,
    CSimdJSONTooDeep,
    CSimdJSONMalformed,
    CSimdJSONNoMemory,
} CSimdJSONResult;

typedef enum CSimdJSONKind {
    CSimdJSONNull,
    CSimdJSONBoolean,
    // A whole number that an int64_t holds.
    CSimdJSONInteger,
    // A whole number above INT64_MAX that a uint64_t holds.
    CSimdJSONUnsigned,
    CSimdJSONDouble,
    CSimdJSONString,
    CSimdJSONArray,
    CSimdJSONObject,
} CSimdJSONKind;

// How deep objects and arrays may be nested.
#define CSIMDJSON_MOST_DEPTH 32

CSimdJSONResult csimdjson_parse(const uint8_t *text, size_t count, CSimdJSONElement *root);

CSimdJSONKind csimdjson_kind(CSimdJSONElement element);

// Each of these is for an element of its kind; anything else gives false, 0 or an empty string.
bool csimdjson_boolean(CSimdJSONElement element);
int64_t csimdjson_integer(CSimdJSONElement element);
uint64_t csimdjson_unsigned(CSimdJSONElement element);
// Of any number.
double csimdjson_double(CSimdJSONElement element);
// The bytes are UTF-8, not ended by a NUL, and belong to the parser.
const char *csimdjson_string(CSimdJSONElement element, size_t *count);

// The member of an object; of several with the same name, the last. False where there is none.
bool csimdjson_member(CSimdJSONElement object, const char *name, size_t name_count, CSimdJSONElement *value);

// One bit of 64 that a name has for its sign, of its length and its first byte. Others may have the same.
static inline uint64_t csimdjson_sign(const uint8_t *name, size_t count) {
    return (uint64_t)1 << ((count * 7 + (count > 0 ? name[0] : 0)) & 63);
}
// The signs of an object's names together: a name whose sign is not among them is no member's.
uint64_t csimdjson_signs(CSimdJSONElement object);

// Walks an array or object: `visit` gets each element (of an object with its name) and returns false to stop.
typedef bool (*CSimdJSONVisit)(void *context, const char *name, size_t name_count, CSimdJSONElement value);
void csimdjson_each(CSimdJSONElement container, void *context, CSimdJSONVisit visit);

#ifdef __cplusplus
}
#endif
