# header.awk — gives doxygen the public header as it wants it: comments that
# begin with /**, those behind a member with /**<. What the header leaves to
# its conventions is said: sections are modules, an opaque type is the
# library's own, _free takes NULL, and declarations that stand together, with
# no blank line between, share the comment above them.

# Within a comment nothing is a command of doxygen's or a tag of HTML's.
function plain(text)
{
    gsub(/\\/, "\\\\", text)
    gsub(/[#@<]/, "\\\\&", text)
    return text
}

function section(title, id)
{
    id = title
    gsub(/[^a-z]+/, "_", id)
    title = toupper(substr(title, 1, 1)) substr(title, 2)
    return "/** \\defgroup " id " " title "\n * \\{ */"
}

# A declaration without a comment of its own.
function introduce(line)
{
    if (line ~ /^typedef (struct|enum) [a-z_]+ [a-z_]+;/)
        print "/** One of the library's own, used by its functions alone. */"
    else if (line ~ /^ODFGX_API void odfgx_[a-z_]+_free\(/)
        print "/** Frees it; NULL is allowed. */"
    else if (line ~ /^ODFGX_API / && shared != "")
        print shared
}

# Comments: `inside` until their end; at file scope they are kept to share.
inside {
    text = plain($0)
    print text
    if (scope) {
        comment = comment "\n" text
        if (/\*\//)
            shared = comment
    }
    if (/\*\//)
        inside = 0
    next
}

/^\/\* -+ [a-z ]+ \*\/$/ {
    title = $0
    gsub(/^\/\* -+ | \*\/$/, "", title)
    if (modules++ > 0)
        print "/** \\} */"
    print section(title)
    next
}

NR == 1 {
    sub(/^\/\* odfgx\.h — /, "/** \\file odfgx.h\n * ")
    print
    inside = 1
    next
}

/^ *\/\*/ {
    text = plain($0)
    sub(/\/\*/, "/**", text)
    print text
    scope = /^\/\*/
    comment = text
    inside = !/\*\//
    if (scope) {
        shared = inside ? "" : comment
        commented = 1
    }
    next
}

# The kinds of failure stand in a table of macros.
/^    STATUS\(/ {
    split($0, part, /[(,)"] */)
    kinds = kinds sprintf("    ODFGX_%s, /**< %s; exit status %s */\n",
                          part[2], part[5], part[3])
}

/^#define ODFGX_STATUS_NAME/ || /^#undef ODFGX_STATUS_NAME/ { next }

/^    ODFGX_STATUSES\(ODFGX_STATUS_NAME\)/ {
    printf "%s", kinds
    next
}

/^#ifdef __cplusplus/ && modules > 0 {
    print "/** \\} */"
    modules = 0
}

/^$/ {
    shared = ""
    commented = 0
}

/^(typedef|#define|ODFGX_API) / {
    if (!commented)
        introduce($0)
    commented = 0
}

# A comment behind a member, which may go on.
/[^ ].*\/\*/ && !/^#define ODFGX_STATUSES/ {
    at = index($0, "/*")
    text = plain(substr($0, at + 2))
    print substr($0, 1, at - 1) "/**<" text
    scope = 0
    inside = !/\*\//
    next
}

{ print }
