package io.github.runner4j.docker.internal.yaml;

import io.github.runner4j.spi.ConfigReader;
import io.github.runner4j.testkit.contract.ConfigReaderContract;

class YamlConfigReaderContractTest extends ConfigReaderContract {

    @Override
    protected ConfigReader reader() {
        return new YamlConfigReader();
    }
}
