import quoth.Collection;
import quoth.Document;
import quoth.Layer;
import quoth.Model;
import quoth.Part;
import quoth.Span;
import quoth.Stage;
import quoth.Unit;

/** Reads a text through the SWIG interface and checks what would go wrong first: offsets, strings, errors. */
public final class Smoke {
    private static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError(what);
    }

    private static void offsetsIndexTheString(Model model) {
        String text = "🎉 Tëst \0 end “We did it,” said Ola Brandt.";
        Document document = new Document(model, text, Stage.STAGE_ALL, 0, Unit.UNIT_UTF16);
        check(document.unit() == Unit.UNIT_UTF16, "offsets count UTF-16 units");
        long count = document.count(Layer.TOKENS);
        check(count > 5, "tokens are found");
        Span last = document.span(Layer.TOKENS, count - 1);
        check(last.getStop() == text.length(), "an emoji is two units, a NUL does not end the text");
        boolean found = false;
        for (long i = 0; i < count; i++) {
            Span span = document.span(Layer.TOKENS, i);
            found |= text.substring((int) span.getStart(), (int) span.getStop()).equals("said");
        }
        check(found, "a token's span cuts the word out of the string");
        check(document.convert(text.length(), Unit.UNIT_UTF16, Unit.UNIT_CODEPOINT)
                == text.codePointCount(0, text.length()), "units are converted");
        for (long q = 0; q < document.count(Layer.QUOTES); q++)
            check(document.part_count(q, Part.CONTENT) > 0, "a quote has content");
    }

    private static void failuresAreRaised(Model model) {
        try {
            new Model("no-such-dir/modèle.quoth");
            check(false, "a missing model is an error");
        } catch (RuntimeException error) {
            check(error.getMessage().contains("mod"), "the message tells what is missing: " + error.getMessage());
        }
        try {
            new Document(null, "text", Stage.STAGE_ALL, 0, Unit.UNIT_UTF16);
            check(false, "a null model is an error");
        } catch (RuntimeException error) {
            check(error.getMessage() != null, "the error has a message");
        }
    }

    public static void main(String[] arguments) {
        System.loadLibrary("quoth_java");
        Model model = new Model(null);
        check(model.name().startsWith("en-news"), "the built-in model has a name");
        offsetsIndexTheString(model);
        failuresAreRaised(model);
        Collection collection = new Collection();
        collection.add(new Document(model, "", Stage.STAGE_ALL, 0, Unit.UNIT_UTF16));
        collection.resolve();
        check(collection.actor_count() == 0, "an empty text names nobody");
        System.out.println("java: ok, quoth " + quoth.quoth.version());
    }
}
