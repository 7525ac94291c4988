package io.github.runner4j.testkit.memory;

import io.github.runner4j.spi.ConfigReader;
import io.github.runner4j.testkit.contract.ConfigReaderContract;

class InMemoryConfigReaderContractTest extends ConfigReaderContract {

    @Override
    protected ConfigReader reader() {
        return InMemoryConfigReader.create();
    }

    @Override
    protected String values() {
        return "first.no = no\nfirst.number = 0x1F\nfirst.time = 2001-01-01\nfirst.nothing = ~\nsecond = [one, 2.0]\n";
    }

    @Override
    protected String twice() {
        return "key = one\nkey = two\n";
    }

    @Override
    protected String broken(String word) {
        return "nothing but a " + word + "\n";
    }
}
