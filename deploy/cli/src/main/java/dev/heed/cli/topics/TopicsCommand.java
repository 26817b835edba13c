package dev.heed.cli.topics;

import picocli.CommandLine.Command;

/** {@code heed topics}. */
@Command(
        name = "topics",
        header = "Make the topics of a job, and register their schemas.",
        description = "A step of its own, for who may make topics; the job itself makes none.",
        subcommands = CreateTopics.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Example:", "  heed topics create --bootstrap-server kafka:9092 --partitions 4"})
public final class TopicsCommand {}
