package nl.kennispeil.delivery;

import java.time.Clock;
import nl.kennispeil.delivery.account.AccountsCommand;
import nl.kennispeil.delivery.analysis.AbilityCommand;
import nl.kennispeil.delivery.analysis.AnalyseCommand;
import nl.kennispeil.delivery.analysis.AssembleCommand;
import nl.kennispeil.delivery.analysis.CalibrateCommand;
import nl.kennispeil.delivery.analysis.CatSimulateCommand;
import nl.kennispeil.delivery.analysis.CutscoreCommand;
import nl.kennispeil.delivery.analysis.DifCommand;
import nl.kennispeil.delivery.analysis.EquateCommand;
import nl.kennispeil.delivery.analysis.FitCommand;
import nl.kennispeil.delivery.analysis.LinkCommand;
import nl.kennispeil.delivery.audit.AuditCommand;
import nl.kennispeil.delivery.backup.BackupCommand;
import nl.kennispeil.delivery.backup.RestoreCommand;
import nl.kennispeil.delivery.candidate.InstitutesCommand;
import nl.kennispeil.delivery.demo.DemoCommand;
import nl.kennispeil.delivery.items.ItemsCommand;
import nl.kennispeil.delivery.load.LoadCommand;
import nl.kennispeil.delivery.purge.RetentionPreviewCommand;
import nl.kennispeil.delivery.purge.RetentionRunCommand;
import nl.kennispeil.delivery.retention.RetentionCommand;
import nl.kennispeil.delivery.secret.SecretException;
import nl.kennispeil.delivery.serve.ServeCommand;
import nl.kennispeil.delivery.serve.Where;
import nl.kennispeil.delivery.store.StoreException;
import nl.kennispeil.delivery.vault.KeysCommand;
import nl.kennispeil.delivery.vault.VaultException;
import nl.kennispeil.delivery.verify.VerifyStoreCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code kennispeil.jar}. Exit 0 on success; 2 on wrong usage, also of a place where nothing is; 1
 * on a run that failed, with one line of why. */
@Command(
        name = "kennispeil",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Delivers and scores knowledge tests.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            LoadCommand.class,
            VerifyStoreCommand.class,
            AccountsCommand.class,
            InstitutesCommand.class,
            AuditCommand.class,
            KeysCommand.class,
            BackupCommand.class,
            AnalyseCommand.class,
            CalibrateCommand.class,
            AbilityCommand.class,
            LinkCommand.class,
            EquateCommand.class,
            FitCommand.class,
            DifCommand.class,
            CutscoreCommand.class,
            AssembleCommand.class,
            CatSimulateCommand.class,
            ItemsCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new CommandLine(new RetentionCommand())
                .addSubcommand(new RetentionPreviewCommand())
                .addSubcommand(new RetentionRunCommand()));
        line.addSubcommand(new RestoreCommand(keys -> PersonalData.replay(keys, Clock.systemUTC())));
        return line.setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            commandLine.getErr().println(reason(failure));
            return failure instanceof Where.NothingThere ? 2 : 1;
        });
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        boolean ours = failure instanceof StoreException
                || failure instanceof VaultException
                || failure instanceof SecretException
                || failure instanceof IllegalArgumentException;
        String text = message == null ? failure.getClass().getSimpleName() : message;
        return ours ? text : failure.getClass().getSimpleName() + ": " + text;
    }
}
