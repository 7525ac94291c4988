package io.github.runner4j.testkit.api;

@OnFakes
class DockerJavaSwarmContractTest extends DockerJavaSwarmContract {}
