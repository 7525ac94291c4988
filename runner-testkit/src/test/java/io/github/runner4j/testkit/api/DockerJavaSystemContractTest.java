package io.github.runner4j.testkit.api;

@OnFakes
class DockerJavaSystemContractTest extends DockerJavaSystemContract {}
