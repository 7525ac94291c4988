package io.github.runner4j.testkit.api;

@OnFakes
class DockerJavaContainerContractTest extends DockerJavaContainerContract {}
