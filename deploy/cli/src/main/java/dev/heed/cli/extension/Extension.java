package dev.heed.cli.extension;

import java.util.concurrent.Callable;

/**
 * A command of {@code heed} that another module brings: a class with picocli's {@code @Command}, public and with a
 * constructor without parameters, registered as a service of this type. Its call gives the exit status.
 */
public interface Extension extends Callable<Integer> {}
