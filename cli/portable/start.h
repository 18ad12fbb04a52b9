/* cli/portable/start.h — what the launcher and the program that it starts
 * agree on. */
#ifndef ODFGX_CLI_PORTABLE_START_H
#define ODFGX_CLI_PORTABLE_START_H

/* Set, to anything, for a program that was started with libraries of its own;
 * it takes it away, so that what it starts itself is not told so. */
#define ODFGX_PORTABLE_MARK "ODFGX_PORTABLE"

/* Variables of the environment that the C library obeys, and that are not
 * meant for the one that the program travels with: they begin like one of
 * these. The launcher hides them by a small first letter, and the program
 * shows them again as soon as its own library has begun, for what it starts
 * may be a browser. */
#define ODFGX_PORTABLE_HIDDEN                                                  \
    {                                                                          \
        "LD_", "GCONV_PATH=", "GLIBC_TUNABLES=", "LOCPATH="                    \
    }
#define ODFGX_PORTABLE_HIDE(letter) ((char)((letter) | 0x20))
#define ODFGX_PORTABLE_SHOW(letter) ((char)((letter) & ~0x20))

#endif
