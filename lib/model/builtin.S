/* The model that is part of the library: the file that tools/build_model.c made, as read-only data. */
#ifdef __APPLE__
    .const_data
#define SYMBOL(name) _##name
#else
    .section .rodata
#define SYMBOL(name) name
#endif
    .globl SYMBOL(qi_builtin_model)
    .globl SYMBOL(qi_builtin_model_end)
#ifndef __APPLE__
    .hidden qi_builtin_model
    .hidden qi_builtin_model_end
#endif
    .balign 64
SYMBOL(qi_builtin_model):
    .incbin QUOTH_MODEL_FILE
SYMBOL(qi_builtin_model_end):
    .byte 0
#ifdef __ELF__
    .section .note.GNU-stack, "", %progbits
#endif
