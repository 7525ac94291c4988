package io.github.runner4j.testkit.api;

@OnEngines
class DockerJavaContainerContractIT extends DockerJavaContainerContract {}
