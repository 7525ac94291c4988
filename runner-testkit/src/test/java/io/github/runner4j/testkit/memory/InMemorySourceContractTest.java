package io.github.runner4j.testkit.memory;

import io.github.runner4j.source.Source;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.testkit.contract.SourceProviderContract;

class InMemorySourceContractTest extends SourceProviderContract {

    private final InMemorySourceProvider provider = InMemorySourceProvider.create();
    private final Source source = InMemorySource.of("app");

    @Override
    protected SourceProvider provider() {
        return provider;
    }

    @Override
    protected Source publish(InMemoryTree files) {
        provider.put(source, files);
        return source;
    }
}
