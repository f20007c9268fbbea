// A program of somebody else's, in C++17: analyses a text and prints its tokens.
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <quoth/quoth.h>

struct Free {
    void operator()(quoth_model *model) const { quoth_model_release(model); }
    void operator()(quoth_document *document) const { quoth_document_free(document); }
};

int main() {
    constexpr std::string_view text = "Vera Lindqvist said: \"We will rebuild it.\"";
    quoth_error error{};
    quoth_model *model = nullptr;
    if (quoth_model_builtin(nullptr, &model, &error)) throw std::runtime_error(error.message);
    std::unique_ptr<quoth_model, Free> keep_model{model};
    quoth_document *document = nullptr;
    if (quoth_analyze(model, text.data(), text.size(), nullptr, &document, &error))
        throw std::runtime_error(error.message);
    std::unique_ptr<quoth_document, Free> keep_document{document};
    for (size_t i = 0; i < quoth_document_count(document, QUOTH_TOKENS); i++) {
        const quoth_span span = quoth_document_span(document, QUOTH_TOKENS, i);
        std::cout << text.substr(span.start, span.stop - span.start) << '\n';
    }
}
