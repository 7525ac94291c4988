package io.github.runner4j.testkit.api;

@OnEngines
class DockerJavaSwarmContractIT extends DockerJavaSwarmContract {}
