package io.github.runner4j.benchmarks;

import io.github.runner4j.event.Stage;
import java.util.List;

/**
 * How long an unchanged component takes to be found unchanged, for three sizes of context: an unchanged build by the docker command
 * and by plain docker-java, and our build stage; the look-up of the remote's ref and the plan are reported apart.
 */
public final class UnchangedRelaunch {

    private static final int ROUNDS = 15;
    private static final int ROUNDS_MEDIUM = 7;
    private static final int ROUNDS_LARGE = 3;

    /** The others take minutes with the largest context; ours is cheap, and its median needs more than a few values. */
    private static final int OUR_TURNS = 5;

    private static final int MEDIUM = 1_000;
    private static final int LARGE = 10_000;
    private static final String TAG = "runner4j-benchmark:";

    private final DockerCommand command;
    private final DockerJava library;
    private final Ours ours;
    private final Component component;
    private final Figures build;
    private final Figures stages;

    private UnchangedRelaunch(DockerCommand command, DockerJava library, Ours ours, Component component) {
        this.command = command;
        this.library = library;
        this.ours = ours;
        this.component = component;
        this.build = new Figures("unchanged build, " + component.name(), DockerCommand.NAME);
        this.stages = new Figures("the other stages of our launch, " + component.name(), "fetch (ref look-up)");
    }

    /**
     * Measures.
     *
     * @param arguments {@code --daemon=unix:///…}, {@code --files=12,2000,20000}, {@code --rounds=15}
     * @throws Exception when a contender fails
     */
    public static void main(String... arguments) throws Exception {
        Options options = Options.of(arguments);
        try (DockerJava library = DockerJava.connect(options.daemon())) {
            Leftovers leftovers = new Leftovers(library.client());
            leftovers.remove();
            System.out.println(Facts.of(library.client()) + "\n");
            for (int files : options.files(12, 2_000, 20_000)) {
                try (Workspace workspace = Workspace.create();
                        Ours ours = Ours.connect(options.daemon(), workspace.cache())) {
                    Component component = Component.generate(workspace.directory(), files);
                    System.out.println(
                            new UnchangedRelaunch(new DockerCommand(options.daemon()), library, ours, component)
                                    .measure(options.rounds(usual(files))));
                } finally {
                    leftovers.remove();
                }
            }
        }
    }

    private static int usual(int files) {
        return files < MEDIUM ? ROUNDS : files < LARGE ? ROUNDS_MEDIUM : ROUNDS_LARGE;
    }

    /** The first round builds, and is not counted. */
    private String measure(int rounds) throws Exception {
        Ours.Launched first = ours.launch(component);
        String image = library.client()
                .inspectContainerCmd(first.instance().containerId())
                .exec()
                .getImageId();
        try {
            round();
            build.forget();
            stages.forget();
            for (int i = 0; i < rounds; i++) {
                round();
            }
            return build.table() + "\n" + stages.table();
        } finally {
            first.instance().stop();
            new Leftovers(library.client()).removeImage(image);
        }
    }

    private void round() throws Exception {
        build.add(DockerCommand.NAME, Stopwatch.time(() -> command.build(component.directory(), TAG + "command")));
        build.add(DockerJava.NAME, Stopwatch.time(() -> library.build(component.directory(), TAG + "library")));
        for (int i = 0; i < OUR_TURNS; i++) {
            ourTurn();
        }
    }

    private void ourTurn() throws InterruptedException {
        Ours.Launched launched = ours.launch(component);
        build.add(Ours.NAME + " (build stage)", launched.took(Stage.BUILD));
        stages.add("fetch (ref look-up)", launched.took(Stage.FETCH));
        for (Stage stage : List.of(Stage.PLAN, Stage.START, Stage.WAIT)) {
            stages.add(stage.word(), launched.took(stage));
        }
        launched.instance().stop();
    }
}
