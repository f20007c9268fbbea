/*
 * CLONES before a function compiles it twice, for any x86-64 and for AVX2, and lets the program loader choose
 * (GNU indirect functions). For loops over integers, and over floats where nothing is summed up in another
 * order, so that both give the same results; elsewhere it is nothing.
 */
#ifndef QUOTH_BASE_CLONES_H
#define QUOTH_BASE_CLONES_H

#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__) &&                       \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CLONES __attribute__((target_clones("avx2", "default")))
#else
#define CLONES
#endif

#endif
