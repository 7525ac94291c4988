package io.github.runner4j.docker.internal.git;

import io.github.runner4j.source.GitSource;
import io.github.runner4j.source.Source;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.testkit.contract.SourceProviderContract;
import io.github.runner4j.testkit.git.GitHttpServer;
import io.github.runner4j.testkit.git.GitRepositories;
import io.github.runner4j.testkit.git.GitRepository;
import io.github.runner4j.testkit.memory.InMemoryTree;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class GitSourceProviderContractTest extends SourceProviderContract {

    @TempDir
    private Path folder;

    private GitRepositories repositories;
    private GitRepository repository;
    private GitHttpServer server;
    private String published = "";

    @BeforeEach
    void start() {
        repositories = GitRepositories.in(folder.resolve("repositories"));
        repository = repositories.create("app.git");
        server = repositories.startHttp();
    }

    @AfterEach
    void stop() {
        repositories.close();
    }

    @Override
    protected SourceProvider provider() {
        return new GitSourceProvider(GitOptions.of(folder.resolve("cache"), CredentialProvider.NONE));
    }

    /** A commit more only where something changes. */
    @Override
    protected Source publish(InMemoryTree files) {
        String content = files.contentId("");
        if (!content.equals(published)) {
            repository.commit("main", Trees.files(files));
            published = content;
        }
        return GitSource.of(server.url("app.git")).ref("main");
    }
}
