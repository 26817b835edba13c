package dev.heed.cli.models;

import picocli.CommandLine.Command;

/** {@code heed models}. */
@Command(
        name = "models",
        header = "Change the models of running jobs: publish, shadow, canary, activate, roll back; and how they do.",
        description = {
            "For jobs with heed.models.updates-topic. Each command writes an update, waits until the job has answered, and"
                    + " tells each step: seen, loaded, active since when; 0 when it holds, 1 when the job refused it or did"
                    + " not answer in time. What is refused leaves what ran before in place.",
            "Of each name the topic keeps the newest update, which repeats the earlier ones: change a name with one command at a"
                    + " time."
        },
        subcommands = {
            PublishModel.class,
            ShadowModel.class,
            CanaryModel.class,
            ActivateModel.class,
            RollBackModel.class,
            RetireModel.class,
            AssignEntities.class,
            ShowModels.class,
            CompareModels.class
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  heed models publish my-model --bootstrap-server kafka:9092 --store s3://models",
            "  heed models shadow pumps --bootstrap-server kafka:9092",
            "  heed models compare pumps --bootstrap-server kafka:9092",
            "  heed models activate pumps --bootstrap-server kafka:9092",
            "  heed models status --bootstrap-server kafka:9092"
        })
public final class ModelsCommand {}
