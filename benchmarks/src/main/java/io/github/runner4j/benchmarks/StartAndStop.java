package io.github.runner4j.benchmarks;

import io.github.runner4j.event.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long it takes from start to running, and to stop and remove: the docker command, plain docker-java, and ours. */
public final class StartAndStop {

    private static final int ROUNDS = 30;
    private static final int WARM_UP = 3;
    private static final int FILES = 12;

    private final Figures start = new Figures("start to running", DockerJava.NAME);
    private final Figures stop = new Figures("stop and remove", DockerJava.NAME);
    private final Figures stages = new Figures("a whole launch, unchanged", Ours.NAME);
    private final DockerCommand command;
    private final DockerJava library;
    private final Ours ours;
    private final Component component;

    private StartAndStop(DockerCommand command, DockerJava library, Ours ours, Component component) {
        this.command = command;
        this.library = library;
        this.ours = ours;
        this.component = component;
    }

    /**
     * Measures.
     *
     * @param arguments {@code --daemon=unix:///…}, {@code --rounds=30}
     * @throws Exception when a contender fails
     */
    public static void main(String... arguments) throws Exception {
        Options options = Options.of(arguments);
        try (Workspace workspace = Workspace.create();
                DockerJava library = DockerJava.connect(options.daemon())) {
            Leftovers leftovers = new Leftovers(library.client());
            leftovers.remove();
            try (Ours ours = Ours.connect(options.daemon(), workspace.cache())) {
                Component component = Component.generate(workspace.directory(), FILES);
                System.out.println(Facts.of(library.client()) + "\n");
                System.out.println(new StartAndStop(new DockerCommand(options.daemon()), library, ours, component)
                        .measure(options.rounds(ROUNDS)));
            } finally {
                leftovers.remove();
            }
        }
    }

    private String measure(int rounds) throws Exception {
        Ours.Launched first = ours.launch(component);
        String image = library.client()
                .inspectContainerCmd(first.instance().containerId())
                .exec()
                .getImageId();
        try {
            for (int i = 0; i < WARM_UP; i++) {
                round(i, image);
            }
            List.of(start, stop, stages).forEach(Figures::forget);
            for (int i = 0; i < rounds; i++) {
                round(i, image);
            }
            return start.table() + "\n" + stop.table() + "\n" + stages.table();
        } finally {
            first.instance().stop();
            new Leftovers(library.client()).removeImage(image);
        }
    }

    /** Every second round goes backwards, so that nobody always comes after the same other one, while the engine tidies up. */
    private void round(int number, String image) throws Exception {
        List<Stopwatch.Work> turns =
                new ArrayList<>(List.of(() -> commandsTurn(image), () -> librarysTurn(image), this::ourTurn));
        if (number % 2 == 1) {
            Collections.reverse(turns);
        }
        for (Stopwatch.Work turn : turns) {
            turn.run();
        }
    }

    private void commandsTurn(String image) throws Exception {
        String[] id = new String[1];
        start.add(DockerCommand.NAME, Stopwatch.time(() -> id[0] = command.run(image)));
        stop.add(DockerCommand.NAME, Stopwatch.time(() -> command.stopAndRemove(id[0])));
    }

    private void librarysTurn(String image) throws Exception {
        String[] id = new String[1];
        start.add(DockerJava.NAME, Stopwatch.time(() -> id[0] = library.run(image)));
        stop.add(DockerJava.NAME, Stopwatch.time(() -> library.stopAndRemove(id[0])));
    }

    private void ourTurn() throws Exception {
        Ours.Launched[] launched = new Ours.Launched[1];
        Duration whole = Stopwatch.time(() -> launched[0] = ours.launch(component));
        start.add(Ours.NAME, launched[0].took(Stage.START));
        stop.add(Ours.NAME, Stopwatch.time(() -> launched[0].instance().stop()));
        for (Stage stage : List.of(Stage.FETCH, Stage.PLAN, Stage.BUILD, Stage.START, Stage.WAIT)) {
            stages.add(stage.word(), launched[0].took(stage));
        }
        stages.add(Ours.NAME, whole);
    }
}
