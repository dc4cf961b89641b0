package io.onecare.core;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A class that extends a contract, run by JUnit as in an embedder's build. */
public final class ContractRun implements TestExecutionListener {

    private final Set<String> passed = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    private ContractRun() {}

    public static ContractRun of(Class<?> type) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(type))
                        .filters(EngineFilter.includeEngines("junit-jupiter"))
                        .build();
        ContractRun run = new ContractRun();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    /** The names of the tests that passed. */
    public Set<String> passed() {
        return passed;
    }

    /** The names of the tests that failed. */
    public Set<String> failed() {
        return failed;
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        boolean good = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (identifier.isTest()) {
            String name =
                    identifier
                            .getSource()
                            .map(source -> ((MethodSource) source).getMethodName())
                            .orElseThrow();
            (good ? passed : failed).add(name);
        } else if (!good) {
            throw new IllegalStateException(
                    "(%s) could not be run".formatted(identifier.getDisplayName()),
                    result.getThrowable().orElse(null));
        }
    }
}
