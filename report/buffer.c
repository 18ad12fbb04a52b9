#include "report/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 64

void odfgx_buffer_clear(odfgx_buffer *buffer)
{
    free(buffer->data);
    *buffer = (odfgx_buffer){ 0 };
}

char *odfgx_buffer_reserve(odfgx_buffer *buffer, size_t more)
{
    if (buffer->failed)
        return NULL;
    if (more >= SIZE_MAX / 2 - buffer->length) {
        buffer->failed = true;
        return NULL;
    }
    size_t needed = buffer->length + more + 1;
    if (needed > buffer->capacity) {
        size_t capacity =
            buffer->capacity > 0 ? buffer->capacity : FIRST_CAPACITY;
        while (capacity < needed)
            capacity *= 2;
        char *data = realloc(buffer->data, capacity);
        if (data == NULL) {
            buffer->failed = true;
            return NULL;
        }
        buffer->data = data;
        buffer->capacity = capacity;
        buffer->data[buffer->length] = '\0';
    }
    return buffer->data + buffer->length;
}

static ODFGX_RARE bool make_room(odfgx_buffer *buffer, size_t more)
{
    return odfgx_buffer_reserve(buffer, more) != NULL;
}

void odfgx_buffer_add(odfgx_buffer *buffer, const char *bytes, size_t length)
{
    bool fits = length < buffer->capacity - buffer->length && !buffer->failed;
    if ((!fits && !make_room(buffer, length)) || length == 0)
        return;
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void odfgx_buffer_add_text(odfgx_buffer *buffer, const char *text)
{
    odfgx_buffer_add(buffer, text, strlen(text));
}

void odfgx_buffer_add_char(odfgx_buffer *buffer, char byte)
{
    odfgx_buffer_add(buffer, &byte, 1);
}

void odfgx_buffer_add_format(odfgx_buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *place =
        length < 0 ? NULL : odfgx_buffer_reserve(buffer, (size_t)length);
    if (place != NULL) {
        (void)vsnprintf(place, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    } else {
        buffer->failed = true;
    }
    va_end(again);
    va_end(arguments);
}

void odfgx_buffer_empty(odfgx_buffer *buffer)
{
    buffer->length = 0;
    if (buffer->data != NULL)
        buffer->data[0] = '\0';
}

odfgx_status odfgx_buffer_check(const odfgx_buffer *buffer, odfgx_error *err)
{
    return buffer->failed ? odfgx_fail_memory(err) : ODFGX_OK;
}
