#include "report/prose_reader.h"

#include <string.h>

/* A clause has no more numbers. */
enum { NUMBERS = 8 };

/* What has been said so far in a sentence. */
typedef struct told_sentence {
    const char *topic;
    bool then, elsewhere; /* it speaks of another time, of somebody else */
    bool part;            /* 其中 was said */
    bool other_numbers;   /* a number of something unknown was said */
    bool matter;          /* what the report is about was named */
    bool bare_list; /* "甲、": the last clause lacks the number it needs */
    const odfgx_statement *last; /* in the last clause */
    odfgx_statement last_copy;
} told_sentence;

typedef struct told_text {
    odfgx_statements *out;
    const odfgx_prose_reader *reader;
    const odfgx_prose_items *items;
    told_sentence sentence;
    const char *heading; /* topic of the head above, or NULL */
    bool foreign;        /* figures of somebody else stand before */
    const char *lone;    /* topic of the only clause of the sentence */
    size_t clauses;      /* of the sentence */
    size_t sentences;    /* that had any */
    bool failed;
} told_text;

/* The items of a clause without marks and moods. */
typedef struct told_clause {
    const odfgx_prose_item *words[64];
    size_t count, numbers;
    bool unknown;
    size_t begin, end; /* in the text */
} told_clause;

static void apply_mood(told_sentence *sentence, odfgx_mood mood)
{
    switch (mood) {
    case ODFGX_MOOD_OWN:
        sentence->elsewhere = false;
        break;
    case ODFGX_MOOD_NOW:
        sentence->then = false;
        break;
    case ODFGX_MOOD_THEN:
        sentence->then = true;
        break;
    case ODFGX_MOOD_ELSEWHERE:
        sentence->elsewhere = true;
        break;
    case ODFGX_MOOD_PART:
        sentence->part = true;
        break;
    case ODFGX_MOOD_MATTER:
        sentence->matter = true;
        break;
    case ODFGX_MOOD_NONE:
        break;
    }
}

static bool is_number(const odfgx_prose_item *item)
{
    return item->token == ODFGX_PHRASE_NUMBER ||
           item->token == ODFGX_PHRASE_PERCENT;
}

static void add_to_clause(told_clause *clause, const odfgx_prose_item *item)
{
    if (item->kind == ODFGX_ITEM_UNKNOWN)
        clause->unknown = true;
    if (item->kind != ODFGX_ITEM_TOKEN)
        return;
    if (clause->count == ODFGX_COUNT_OF(clause->words))
        clause->unknown = true;
    else
        clause->words[clause->count++] = item;
    clause->numbers += is_number(item);
}

static bool same_items(const odfgx_phrase *phrase,
                       const odfgx_prose_item *const *words, size_t count)
{
    if (phrase->count != count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (phrase->items[i] != words[i]->token)
            return false;
    }
    return true;
}

/* Whether a fact may be stated here. */
static bool is_allowed(const odfgx_fact *fact, const told_sentence *sentence)
{
    if (fact == NULL)
        return true;
    if (fact->within != NULL &&
        (sentence->topic == NULL || strcmp(fact->within, sentence->topic) != 0))
        return false;
    if ((fact->kind == ODFGX_FACT_SHARE || fact->kind == ODFGX_FACT_CHANGE) &&
        sentence->last == NULL)
        return false;
    return !(fact->whole && sentence->part) &&
           !(fact->alone && sentence->other_numbers) &&
           (!fact->matter || sentence->matter);
}

/* Whether a number can be what the fact is counted in. */
static bool has_unit(const odfgx_fact *fact, const odfgx_prose_item *number)
{
    const odfgx_scale *scale = number->scale;
    if (scale == NULL)
        return fact->kind != ODFGX_FACT_COUNT;
    return fact->kind != ODFGX_FACT_RATE && fact->kind != ODFGX_FACT_SHARE &&
           odfgx_list_has(fact->units, scale->name, scale->length);
}

static const odfgx_phrase *find_phrase(const told_text *reading,
                                       const odfgx_prose_item *const *words,
                                       size_t count,
                                       const odfgx_prose_item *number)
{
    const odfgx_prose_form *prose = reading->reader->prose;
    for (size_t i = 0; i < prose->phrase_count; i++) {
        const odfgx_phrase *phrase = &prose->phrases[i];
        if (same_items(phrase, words, count) &&
            is_allowed(phrase->fact, &reading->sentence) &&
            (number == NULL || has_unit(phrase->fact, number)))
            return phrase;
    }
    return NULL;
}

/* The number in the unit of the form: 元 as 万元. */
static bool scaled(const odfgx_prose_item *number, odfgx_statement *out)
{
    out->number = number->number;
    out->decimals = number->decimals;
    out->percent = number->scale == NULL;
    int64_t parts = out->percent ? 1 : number->scale->parts;
    for (; parts > 1; parts /= 10) {
        if (out->number % 10 != 0)
            return false;
        out->number /= 10;
        out->decimals++;
    }
    return true;
}

static bool append(odfgx_statements *out, const odfgx_statement *statement)
{
    if (out->count == ODFGX_STATEMENTS_MOST)
        return true;
    if (out->count == out->capacity) {
        size_t room = out->capacity > 0 ? 2 * out->capacity : 16;
        odfgx_statement *grown =
            odfgx_arena_array(out->arena, room, sizeof *grown);
        if (grown == NULL)
            return false;
        if (out->count > 0)
            memcpy(grown, out->items, out->count * sizeof *grown);
        out->items = grown;
        out->capacity = room;
    }
    out->items[out->count++] = *statement;
    return true;
}

static void set_topic(told_sentence *sentence, const odfgx_phrase *phrase)
{
    const char *topic =
        phrase->fact != NULL ? phrase->fact->about : phrase->topic;
    if (topic != NULL)
        sentence->topic = topic;
}

/* A phrase that was found, from one place of the text to another. */
static bool state(told_text *reading, const odfgx_phrase *phrase,
                  const odfgx_prose_item *number, size_t begin, size_t end)
{
    told_sentence *sentence = &reading->sentence;
    odfgx_statement statement = {
        .fact = phrase->fact,
        .quote = odfgx_prose_text_quote(reading->items->text, begin, end),
        .section = reading->out->section,
        .paragraph = reading->out->paragraph,
    };
    set_topic(sentence, phrase);
    if (phrase->fact == NULL)
        return true;
    if (number != NULL && !scaled(number, &statement))
        return true;
    if (statement.fact->kind == ODFGX_FACT_SHARE ||
        statement.fact->kind == ODFGX_FACT_CHANGE) {
        statement.base = sentence->last->fact;
        statement.base_number = sentence->last->number;
    } else {
        sentence->last_copy = statement;
        sentence->last = &sentence->last_copy;
    }
    return append(reading->out, &statement);
}

/* The parts of a clause, each with its number: "甲 3 件乙 5 件". */
typedef struct segment {
    const odfgx_phrase *phrase;
    const odfgx_prose_item *number;
    size_t begin, end;
} segment;

/* Finds what each number of a clause belongs to; 0 where one is not known. */
static size_t find_segments(told_text *reading, const told_clause *clause,
                            segment segments[NUMBERS])
{
    size_t count = 0, first = 0, begin = clause->begin;
    for (size_t i = 0; i < clause->count; i++) {
        if (!is_number(clause->words[i]))
            continue;
        bool last = count + 1 == clause->numbers;
        size_t end = last ? clause->count : i + 1;
        if (count == NUMBERS)
            return 0;
        segments[count] = (segment){
            .phrase = find_phrase(reading, &clause->words[first], end - first,
                                  clause->words[i]),
            .number = clause->words[i],
            .begin = begin,
            .end = clause->words[end - 1]->end,
        };
        if (segments[count].phrase == NULL)
            return 0;
        begin = clause->words[i]->end;
        first = end;
        count++;
    }
    return count;
}

static void forget(told_sentence *sentence)
{
    sentence->topic = NULL;
    sentence->last = NULL;
}

static void read_numbers(told_text *reading, const told_clause *clause)
{
    segment segments[NUMBERS];
    size_t count = find_segments(reading, clause, segments);
    if (count == 0) {
        forget(&reading->sentence);
        reading->sentence.other_numbers = true;
    }
    for (size_t i = 0; i < count; i++)
        reading->failed |=
            !state(reading, segments[i].phrase, segments[i].number,
                   segments[i].begin, segments[i].end);
}

static void read_words(told_text *reading, const told_clause *clause)
{
    const odfgx_phrase *phrase = NULL;
    if (clause->count == 0)
        return;
    phrase = find_phrase(reading, clause->words, clause->count, NULL);
    if (phrase == NULL) {
        forget(&reading->sentence);
        return;
    }
    reading->failed |=
        !state(reading, phrase, NULL, clause->begin, clause->end);
    if (phrase->fact == NULL && reading->clauses == 0)
        reading->lone = phrase->topic;
}

/* Whether a clause of somebody else gives a figure such as facts have; what
 * follows it may be theirs, too. */
static bool gives_figure(const told_text *reading, const told_clause *clause)
{
    const char *units = reading->reader->prose->units;
    for (size_t i = 0; i < clause->count; i++) {
        const odfgx_scale *scale = clause->words[i]->scale;
        if (is_number(clause->words[i]) && scale != NULL &&
            odfgx_list_has(units, scale->name, scale->length))
            return true;
    }
    return false;
}

/* The number behind a list may be that of all its members. */
static bool is_listed(const told_clause *clause, char mark, bool bare_list)
{
    return bare_list || (clause->numbers == 0 && mark == ODFGX_MARK_LIST);
}

static void read_clause(told_text *reading, told_clause *clause, char mark)
{
    told_sentence *sentence = &reading->sentence;
    bool empty = clause->count == 0 && !clause->unknown;
    if (clause->unknown || sentence->then || sentence->elsewhere ||
        is_listed(clause, mark, sentence->bare_list)) {
        forget(sentence);
        sentence->other_numbers |= clause->numbers > 0;
        reading->foreign |=
            sentence->elsewhere && gives_figure(reading, clause);
    } else if (clause->numbers > 0) {
        read_numbers(reading, clause);
    } else {
        read_words(reading, clause);
    }
    if (!empty) {
        sentence->bare_list = clause->numbers == 0 && mark == ODFGX_MARK_LIST;
        reading->clauses++;
        if (reading->clauses > 1)
            reading->lone = NULL;
    }
}

static void begin_sentence(told_text *reading)
{
    reading->sentence = (told_sentence){ .topic = reading->heading,
                                         .elsewhere = reading->foreign,
                                         .matter = reading->heading != NULL };
    reading->clauses = 0;
    reading->lone = NULL;
}

/* A sentence that only names a topic is the heading of those behind it. */
static void end_sentence(told_text *reading)
{
    if (reading->lone != NULL)
        reading->heading = reading->lone;
    reading->sentences += reading->clauses > 0;
    begin_sentence(reading);
}

static void end_clause(told_text *reading, told_clause *clause, char mark,
                       size_t end, size_t next)
{
    clause->end = end;
    read_clause(reading, clause, mark);
    clause->begin = next;
    clause->count = clause->numbers = 0;
    clause->unknown = false;
    if (mark == ODFGX_MARK_SENTENCE)
        end_sentence(reading);
}

static void read_item(told_text *reading, told_clause *clause,
                      const odfgx_prose_item *item)
{
    if (item->kind == ODFGX_ITEM_MARK) {
        end_clause(reading, clause, item->mark, item->begin, item->end);
        return;
    }
    if (item->kind == ODFGX_ITEM_HEAD) {
        reading->heading = NULL;
        reading->foreign = false;
        begin_sentence(reading);
        clause->begin = item->end;
    }
    if (item->mood == ODFGX_MOOD_OWN)
        reading->foreign = false;
    apply_mood(&reading->sentence, item->mood);
    add_to_clause(clause, item);
}

bool odfgx_statements_read(odfgx_statements *statements,
                           const odfgx_prose_reader *reader,
                           const odfgx_prose_text *text)
{
    odfgx_prose_items *items = &statements->scratch;
    items->arena = statements->arena;
    if (!odfgx_prose_items_read(items, reader, text))
        return false;
    told_text reading = {
        .out = statements,
        .reader = reader,
        .items = items,
        .heading = statements->heading,
    };
    told_clause clause = { .count = 0 };
    begin_sentence(&reading);
    for (size_t i = 0; i < items->count; i++)
        read_item(&reading, &clause, &items->items[i]);
    size_t end = text->length;
    end_clause(&reading, &clause, ODFGX_MARK_SENTENCE, end, end);
    /* The heading of one paragraph is that of the next, no further. */
    statements->heading = reading.sentences == 1 ? reading.heading : NULL;
    return !reading.failed;
}
