package io.github.runner4j.config;

/**
 * What is asked for one component: by its repository's file, by the builder, or by several levels together.
 *
 * @param build how to build the image
 * @param run how to run the container
 * @param launch how long the stages may take, and when the image goes
 */
public record ComponentConfig(BuildOptions build, RunOptions run, LaunchOptions launch) {

    /**
     * Nothing asked for.
     *
     * @return the empty configuration
     */
    public static ComponentConfig empty() {
        return new ComponentConfig(
                BuildOptions.builder().build(),
                RunOptions.builder().build(),
                LaunchOptions.builder().build());
    }

    /**
     * This configuration, and for what is not set the other.
     *
     * @param base the level below
     * @return the combination
     */
    public ComponentConfig over(ComponentConfig base) {
        return new ComponentConfig(build.over(base.build), run.over(base.run), launch.over(base.launch));
    }
}
