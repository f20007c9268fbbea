/*
 * What differs between the target languages, one section for each:
 *
 *   text       (const char *text, size_t n_bytes): the language's string as UTF-8 with its true length
 *   TEXT_FLAGS   QUOTH_BORROW_TEXT where the string object itself keeps the UTF-8
 *   path       const char *path: in the encoding of the file system, or nothing
 *   error      quoth_error *error: no argument; a failure is raised
 *   INTERRUPT    quoth_options.progress, told when it was last asked: may somebody interrupt a long analysis?
 *
 * SWIG's own typemap for (char *STRING, size_t LENGTH) will not do: it turns None into NULL with a
 * length of SIZE_MAX, and Java's strings come as modified UTF-8 (six bytes for an emoji).
 */
%typemap(in, numinputs=0) quoth_error *error (quoth_error failure) {
    failure.code = QUOTH_OK;
    $1 = &failure;
}

#if defined(SWIGPYTHON)

%{
/* A str keeps its UTF-8 as long as it lives, and quoth.Document keeps the str. */
#define TEXT_FLAGS QUOTH_BORROW_TEXT
#define INTERRUPT is_interrupted

/* Ctrl-C, or what another signal's handler raises: Python is asked ten times a second of work. */
static int is_interrupted(void *context, double part) {
    clock_t *asked = context, now = clock();
    (void)part;
    if (now - *asked < CLOCKS_PER_SEC / 10) return 0;
    *asked = now;
    PyGILState_STATE lock = PyGILState_Ensure();
    int raised = PyErr_CheckSignals();
    PyGILState_Release(lock);
    return raised;
}

static void raise_error(const quoth_error *error) {
    if (error->code == QUOTH_ERROR_STOPPED) return; /* what stopped it is raised already */
    PyObject *package = PyImport_ImportModule("quoth");
    PyObject *type = package ? PyObject_GetAttrString(package, "Error") : NULL;
    PyObject *message = PyUnicode_DecodeUTF8(error->message, strlen(error->message), "replace");
    PyObject *value = type && message ? PyObject_CallFunction(type, "OiK", message, (int)error->code,
                                                              (unsigned long long)error->byte_offset) : NULL;
    if (value) PyErr_SetObject(type, value);
    Py_XDECREF(value);
    Py_XDECREF(message);
    Py_XDECREF(type);
    Py_XDECREF(package);
}
%}

/* Other Python threads run while a text is analysed or a file is mapped; all other calls are short. */
%nothread;
%thread quoth_model::quoth_model;
%thread quoth_document::quoth_document;

%typemap(in) (const char *text, size_t n_bytes) (Py_ssize_t size) {
    if (!PyUnicode_Check($input)) {
        PyErr_SetString(PyExc_TypeError, "text must be a str");
        SWIG_fail;
    }
    $1 = (char *)PyUnicode_AsUTF8AndSize($input, &size);
    if (!$1) SWIG_fail;
    $2 = (size_t)size;
}

%typemap(in) const char *path (PyObject *encoded = NULL) {
    if ($input != Py_None) {
        if (!PyUnicode_FSConverter($input, &encoded)) SWIG_fail;
        $1 = PyBytes_AsString(encoded);
    }
}
%typemap(freearg) const char *path {
    Py_XDECREF(encoded$argnum);
}

/* Spans are copied into any writable buffer: pairs of size_t. */
%typemap(in) (size_t count, quoth_span *spans) (Py_buffer view = {0}) {
    if (PyObject_GetBuffer($input, &view, PyBUF_WRITABLE)) SWIG_fail;
    $1 = (size_t)view.len / sizeof(quoth_span);
    $2 = (quoth_span *)view.buf;
}
%typemap(freearg) (size_t count, quoth_span *spans) {
    if (view$argnum.obj) PyBuffer_Release(&view$argnum);
}

%ignore quoth_span;
%typemap(out) quoth_span {
    $result = Py_BuildValue("(nn)", (Py_ssize_t)$1.start, (Py_ssize_t)$1.stop);
}
%typemap(out) quoth_status {
    Py_INCREF(Py_None);
    $result = Py_None;
}
%typemap(argout) quoth_error *error {
    if ($1->code) {
        Py_XDECREF($result);
        raise_error($1);
        SWIG_fail;
    }
}
/* Not SWIG's OUTPUT: it shows what was on the stack where the function writes nothing. */
%typemap(in, numinputs=0) size_t *OUT (size_t number) {
    number = 0;
    $1 = &number;
}
%typemap(argout, fragment="SWIG_From_size_t") size_t *OUT {
    %append_output(SWIG_From_size_t(*$1));
}
%apply size_t *OUT { size_t *first_byte, size_t *document, size_t *value, size_t *quote };

#elif defined(SWIGJAVA)

%{
#define TEXT_FLAGS 0
#define INTERRUPT NULL
%}

/* Strings cross as byte[] of UTF-8 both ways; a lone surrogate becomes "?", one unit for one unit. */
%typemap(jni) (const char *text, size_t n_bytes), const char *path, const char * "jbyteArray"
%typemap(jtype) (const char *text, size_t n_bytes), const char *path, const char * "byte[]"
%typemap(jstype) (const char *text, size_t n_bytes), const char *path, const char * "String"
%typemap(javain) (const char *text, size_t n_bytes)
    "$javainput.getBytes(java.nio.charset.StandardCharsets.UTF_8)"
%typemap(javain) const char *path
    "($javainput == null ? null : ($javainput + (char)0).getBytes(java.nio.charset.StandardCharsets.UTF_8))"
%typemap(javaout) const char * {
    byte[] utf8 = $jnicall;
    return utf8 == null ? null : new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
}
%typemap(in) (const char *text, size_t n_bytes) {
    $1 = (char *)JCALL2(GetByteArrayElements, jenv, $input, 0);
    if (!$1) return $null;
    $2 = (size_t)JCALL1(GetArrayLength, jenv, $input);
}
%typemap(freearg) (const char *text, size_t n_bytes) {
    JCALL3(ReleaseByteArrayElements, jenv, $input, (jbyte *)$1, JNI_ABORT);
}
%typemap(in) const char *path {
    $1 = $input ? (char *)JCALL2(GetByteArrayElements, jenv, $input, 0) : NULL;
    if ($input && !$1) return $null;
}
%typemap(freearg) const char *path {
    if ($1) JCALL3(ReleaseByteArrayElements, jenv, $input, (jbyte *)$1, JNI_ABORT);
}
%typemap(out) const char * {
    if ($1) {
        jsize length = (jsize)strlen($1);
        $result = JCALL1(NewByteArray, jenv, length);
        if ($result) JCALL4(SetByteArrayRegion, jenv, $result, 0, length, (const jbyte *)$1);
    }
}
%typemap(argout) quoth_error *error {
    if ($1->code) SWIG_JavaThrowException(jenv, SWIG_JavaRuntimeException, $1->message);
}
%apply long long *OUTPUT { size_t *first_byte, size_t *document, size_t *value, size_t *quote };
%ignore quoth_document::spans;

#elif defined(SWIGLUA)

%{
#define TEXT_FLAGS 0
#define INTERRUPT NULL
%}

%typemap(in, checkfn="lua_isstring") (const char *text, size_t n_bytes) {
    $1 = (char *)lua_tolstring(L, $input, &$2);
}
%typemap(in, checkfn="SWIG_lua_isnilstring") const char *path {
    $1 = (char *)lua_tostring(L, $input);
}
/* Lua 5.4 has integers; SWIG 4.1 would give floats. NONE is -1. */
%typemap(consttab) size_t {
    SWIG_LUA_CONSTTAB_INT("$symname", (long)$value)
}
%typemap(out) size_t {
    lua_pushinteger(L, (lua_Integer)$1);
    SWIG_arg++;
}
%typemap(argout) quoth_error *error {
    if ($1->code) SWIG_exception(SWIG_RuntimeError, $1->message);
}
%typemap(in, numinputs=0) size_t *OUT (size_t number) {
    number = 0;
    $1 = &number;
}
%typemap(argout) size_t *OUT {
    lua_pushinteger(L, (lua_Integer)*$1);
    SWIG_arg++;
}
%apply size_t *OUT { size_t *first_byte, size_t *document, size_t *value, size_t *quote };
%ignore quoth_document::spans;

#else
#error "bytes.i has no section for this language yet"
#endif
