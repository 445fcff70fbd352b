#include "CSimdJSON.h"

#include <cstring>
#include <simdjson.h>
#include <type_traits>

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

namespace {

static_assert(sizeof(element) == sizeof(CSimdJSONElement), "an element is passed to Swift by its bytes");
static_assert(std::is_trivially_copyable<element>::value, "an element is passed to Swift by its bytes");

element open(CSimdJSONElement closed) {
    element opened;
    std::memcpy(&opened, &closed, sizeof opened);
    return opened;
}

CSimdJSONElement close(element opened) {
    CSimdJSONElement closed;
    std::memcpy(&closed, &opened, sizeof closed);
    return closed;
}

thread_local simdjson::dom::parser parser;

CSimdJSONResult result(simdjson::error_code error) {
    switch (error) {
    case simdjson::SUCCESS: return CSimdJSONParsed;
    case simdjson::UTF8_ERROR: return CSimdJSONBadUTF8;
    case simdjson::DEPTH_ERROR: return CSimdJSONTooDeep;
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY: return CSimdJSONNoMemory;
    default: return CSimdJSONMalformed;
    }
}

} // namespace

CSimdJSONResult csimdjson_parse(const uint8_t *text, size_t count, CSimdJSONElement *root) try {
    if (parser.capacity() < count || parser.max_depth() != CSIMDJSON_MOST_DEPTH) {
        const auto error = parser.allocate(count < 8192 ? 8192 : count, CSIMDJSON_MOST_DEPTH);
        if (error) return result(error);
    }
    element parsed;
    // It copies the text to a buffer of its own, with the padding that it needs, and keeps that buffer.
    const auto error = parser.parse(text, count).get(parsed);
    if (error) return result(error);
    *root = close(parsed);
    return CSimdJSONParsed;
} catch (...) {
    // No exception may pass through Swift.
    return CSimdJSONNoMemory;
}

CSimdJSONKind csimdjson_kind(CSimdJSONElement closed) {
    switch (open(closed).type()) {
    case element_type::BOOL: return CSimdJSONBoolean;
    case element_type::INT64: return CSimdJSONInteger;
    case element_type::UINT64: return CSimdJSONUnsigned;
    case element_type::DOUBLE: return CSimdJSONDouble;
    case element_type::STRING: return CSimdJSONString;
    case element_type::ARRAY: return CSimdJSONArray;
    case element_type::OBJECT: return CSimdJSONObject;
    case element_type::NULL_VALUE: break;
    }
    return CSimdJSONNull;
}

bool csimdjson_boolean(CSimdJSONElement closed) {
    bool value = false;
    return open(closed).get(value) == simdjson::SUCCESS && value;
}

int64_t csimdjson_integer(CSimdJSONElement closed) {
    int64_t value = 0;
    return open(closed).get(value) == simdjson::SUCCESS ? value : 0;
}

uint64_t csimdjson_unsigned(CSimdJSONElement closed) {
    uint64_t value = 0;
    return open(closed).get(value) == simdjson::SUCCESS ? value : 0;
}

double csimdjson_double(CSimdJSONElement closed) {
    double value = 0;
    return open(closed).get(value) == simdjson::SUCCESS ? value : 0;
}

const char *csimdjson_string(CSimdJSONElement closed, size_t *count) {
    std::string_view value;
    if (open(closed).get(value) != simdjson::SUCCESS) value = "";
    *count = value.size();
    return value.data();
}

bool csimdjson_member(CSimdJSONElement closed, const char *name, size_t name_count, CSimdJSONElement *value) {
    object members;
    if (open(closed).get(members) != simdjson::SUCCESS) return false;
    const std::string_view wanted(name, name_count);
    bool found = false;
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (!member.key_equals(wanted)) continue;
        *value = close(member.value());
        found = true;
    }
    return found;
}

uint64_t csimdjson_signs(CSimdJSONElement closed) {
    object members;
    if (open(closed).get(members) != simdjson::SUCCESS) return 0;
    uint64_t signs = 0;
    for (auto member = members.begin(); member != members.end(); ++member) {
        const auto name = member.key();
        signs |= csimdjson_sign(reinterpret_cast<const uint8_t *>(name.data()), name.size());
    }
    return signs;
}

void csimdjson_each(CSimdJSONElement closed, void *context, CSimdJSONVisit visit) {
    object members;
    if (open(closed).get(members) == simdjson::SUCCESS) {
        for (auto member : members) {
            if (!visit(context, member.key.data(), member.key.size(), close(member.value))) return;
        }
        return;
    }
    array elements;
    if (open(closed).get(elements) != simdjson::SUCCESS) return;
    for (element one : elements) {
        if (!visit(context, nullptr, 0, close(one))) return;
    }
}
