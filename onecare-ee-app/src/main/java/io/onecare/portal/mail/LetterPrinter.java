package io.onecare.portal.mail;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Lays a letter out by the two templates beside this class, as text and as HTML, where everything
 * is escaped. Nothing else can be loaded, no Java can be reached from a template, and a value that
 * is missing is a fault. Thread-safe.
 */
final class LetterPrinter {

    private static final String TEXT = "letter.ftl";
    private static final String HTML = "letter.ftlh";

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    LetterPrinter() {
        configuration.setTemplateLoader(new ClassTemplateLoader(LetterPrinter.class, ""));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocalizedLookup(false);
        configuration.setOutputFormat(PlainTextOutputFormat.INSTANCE);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    }

    Letter print(LetterContent content) {
        return new Letter(
                content.language(),
                content.subject(),
                print(TEXT, content.model()),
                print(HTML, content.model()));
    }

    /** Prints one template; for tests, any that is beside this class. */
    String print(String template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate(template).process(model, out);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (TemplateException fault) {
            // its words repeat what was filled in
            throw new IllegalStateException(
                    "The template (%s) could not be filled in, at %s.%nMaybe a value is missing in the model %s."
                            .formatted(
                                    template,
                                    List.of(
                                            String.valueOf(fault.getLineNumber()),
                                            String.valueOf(fault.getColumnNumber())),
                                    model.keySet()));
        }
        return out.toString();
    }
}
