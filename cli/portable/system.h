/* cli/portable/system.h — calls of the Linux kernel without a C library: the
 * launcher must run where there is none that it knows. The conventions are
 * those of syscall(2), "Architecture calling conventions". */
#ifndef ODFGX_CLI_PORTABLE_SYSTEM_H
#define ODFGX_CLI_PORTABLE_SYSTEM_H

#include <sys/syscall.h>

/* The stack as the kernel leaves it: argc, argv, NULL, the environment, NULL,
 * the auxiliary vector. Never returns. */
void launch(long *stack);

/* Each returns what the kernel does: a negative errno where it fails. And the
 * entry of the program hands its stack to launch(). */
#if defined(__x86_64__)

static inline long system_call(long number, long one, long two, long three,
                               long four)
{
    long result;
    register long fourth __asm__("r10") = four;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(one), "S"(two), "d"(three), "r"(fourth)
                     : "rcx", "r11", "memory");
    return result;
}

#define ENTRY "mov %rsp, %rdi\n and $-16, %rsp\n call launch\n"

#elif defined(__aarch64__)

static inline long system_call(long number, long one, long two, long three,
                               long four)
{
    register long what __asm__("x8") = number;
    register long first __asm__("x0") = one;
    register long second __asm__("x1") = two;
    register long third __asm__("x2") = three;
    register long fourth __asm__("x3") = four;
    __asm__ volatile("svc #0"
                     : "+r"(first)
                     : "r"(what), "r"(second), "r"(third), "r"(fourth)
                     : "memory");
    return first;
}

#define ENTRY "mov x0, sp\n bl launch\n"

#else
#error "the launcher does not know how to call this processor's kernel"
#endif

__asm__(".globl _start\n_start:\n" ENTRY);

#endif
