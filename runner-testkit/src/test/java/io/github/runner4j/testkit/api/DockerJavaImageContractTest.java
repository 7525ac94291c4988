package io.github.runner4j.testkit.api;

@OnFakes
class DockerJavaImageContractTest extends DockerJavaImageContract {}
