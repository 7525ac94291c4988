package io.github.runner4j.testkit.memory;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.spi.CredentialProvider.Purpose;
import io.github.runner4j.testkit.contract.CredentialProviderContract;

class InMemoryCredentialsContractTest extends CredentialProviderContract {

    @Override
    protected CredentialProvider provider() {
        return InMemoryCredentials.create().put(purpose(), host(), Credential.token("t0ken"));
    }

    @Override
    protected Purpose purpose() {
        return Purpose.GIT;
    }

    @Override
    protected String host() {
        return "git.example.org:8443";
    }
}
