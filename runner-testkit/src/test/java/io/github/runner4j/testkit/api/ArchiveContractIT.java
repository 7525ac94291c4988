package io.github.runner4j.testkit.api;

@OnEngines
class ArchiveContractIT extends ArchiveContract {}
