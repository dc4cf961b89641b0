package io.onecare.portal.it.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser test: skipped, with the reason, where there is no Chromium; an error where {@code
 * -Dit.browser=required} says that there must be one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresChromium.Condition.class)
@interface RequiresChromium {

    /** Looks for the browser, and ends all that were started when the last test is over. */
    final class Condition implements ExecutionCondition, BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Browser.class))
                    .getOrComputeIfAbsent("all", key -> Browser::quitAll, AutoCloseable.class);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Chromium.binary().isPresent() && Chromium.driver().isPresent()) {
                return ConditionEvaluationResult.enabled("Chromium and its driver are here");
            }
            String reason =
                    (Chromium.binary().isEmpty() ? "no chromium" : "no chromedriver")
                            + " on the PATH. Debian: apt-get install chromium chromium-driver;"
                            + " elsewhere: -Dchromium.binary=… -Dwebdriver.chrome.driver=…";
            if (System.getProperty("it.browser", "auto").equals("required")) {
                throw new ExtensionConfigurationException(
                        "Browser tests are required here, but there is " + reason);
            }
            System.getLogger(RequiresChromium.class.getName())
                    .log(System.Logger.Level.WARNING, "Browser tests are skipped: " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
