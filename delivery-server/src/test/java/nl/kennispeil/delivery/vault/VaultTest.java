package nl.kennispeil.delivery.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    @TempDir
    Path folder;

    private final InMemoryShelves shelves = new InMemoryShelves();
    private MasterKeyFile master;
    private Vault vault;

    @BeforeEach
    void open() throws IOException {
        master = MasterKeyFile.loadOrCreate(folder.resolve("master.key"));
        vault = new Vault(shelves, master);
    }

    @Test
    void whatWasSealedOpensForItsOwnerAndPlaceOnly() {
        byte[] sealed = vault.seal("p-1", "persons/data", "Zonnebloem");
        vault.seal("p-2", "persons/data", "Viooltje");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Zonnebloem");
        assertThat(vault.open("p-1", "persons/data", sealed)).contains("Zonnebloem");
        assertThatThrownBy(() -> vault.open("p-2", "persons/data", sealed)).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> vault.open("p-1", "persons/mail", sealed))
                .isInstanceOf(VaultException.class)
                .hasMessageNotContaining("p-1");
    }

    @Test
    void nothingOpensOnceTheKeyIsDestroyed() {
        byte[] sealed = vault.seal("p-1", "persons/data", "Zonnebloem");
        vault.destroy(List.of("p-1"));
        assertThat(vault.holds("p-1")).isFalse();
        assertThat(vault.open("p-1", "persons/data", sealed)).isEmpty();
        byte[] later = vault.seal("p-1", "persons/data", "Roos");
        assertThatThrownBy(() -> vault.open("p-1", "persons/data", sealed)).isInstanceOf(VaultException.class);
        assertThat(vault.open("p-1", "persons/data", later)).contains("Roos");
    }

    @Test
    void anotherNodeReadsWhatOneSealed() {
        byte[] sealed = vault.seal("p-1", "persons/data", "Zonnebloem");
        assertThat(new Vault(shelves, master).open("p-1", "persons/data", sealed))
                .contains("Zonnebloem");
    }

    @Test
    void twoNodesThatPrepareTheSameOwnersEndWithTheSameKeys() {
        Vault other = new Vault(shelves, master);
        List<String> owners = IntStream.range(0, 250).mapToObj(i -> "p-" + i).toList();
        List.of(vault, other).parallelStream().forEach(each -> each.prepare(owners));
        for (String owner : owners) {
            assertThat(other.open(owner, "a/b", vault.seal(owner, "a/b", owner)))
                    .contains(owner);
        }
    }

    @Test
    void anotherMasterKeyOpensNothing() throws IOException {
        byte[] sealed = vault.seal("p-1", "persons/data", "Zonnebloem");
        Vault thief = new Vault(shelves, MasterKeyFile.loadOrCreate(folder.resolve("other.key")));
        assertThatThrownBy(() -> thief.open("p-1", "persons/data", sealed)).isInstanceOf(VaultException.class);
    }

    @Test
    void aStoreIsNotOpenedWithTheMasterKeyOfAnother() throws IOException {
        vault.checkMaster();
        vault.checkMaster();
        Vault thief = new Vault(shelves, MasterKeyFile.loadOrCreate(folder.resolve("other.key")));
        assertThatThrownBy(thief::checkMaster)
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("put back master.key");
        new KeyRotation(vault, master).run(() -> {});
        vault.checkMaster();
    }

    @Test
    void theMasterKeyFileIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoKeySaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.key"), "{}");
        assertThatThrownBy(() -> MasterKeyFile.loadOrCreate(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.key")
                .hasMessageContaining("restore it");
    }

    @Test
    void rotationWrapsEveryKeyAgainAndTheFormerMasterKeyOpensNoneOfThem() throws IOException {
        List<byte[]> sealed = IntStream.range(0, 20)
                .mapToObj(i -> vault.seal("p-" + i, "a/b", "text " + i))
                .toList();
        Path former = Files.copy(folder.resolve("master.key"), folder.resolve("former.key"));
        new KeyRotation(vault, master).run(() -> {});
        Vault after = new Vault(shelves, MasterKeyFile.loadOrCreate(folder.resolve("master.key")));
        for (int i = 0; i < 20; i++) {
            assertThat(after.open("p-" + i, "a/b", sealed.get(i))).contains("text " + i);
            assertThat(vault.open("p-" + i, "a/b", sealed.get(i))).contains("text " + i);
        }
        Vault thief = new Vault(shelves, MasterKeyFile.loadOrCreate(former));
        assertThatThrownBy(() -> thief.open("p-3", "a/b", sealed.get(3))).isInstanceOf(VaultException.class);
    }

    @Test
    void aRotationThatWasBrokenOffIsFinishedByTheNext() throws IOException {
        byte[] sealed = vault.seal("p-1", "a/b", "text");
        vault.seal("p-2", "a/b", "text");
        master.addVersion();
        vault.seal("p-3", "a/b", "text");
        MasterKeyFile reread = MasterKeyFile.loadOrCreate(folder.resolve("master.key"));
        new KeyRotation(new Vault(shelves, reread), reread).run(() -> {});
        Vault after = new Vault(shelves, MasterKeyFile.loadOrCreate(folder.resolve("master.key")));
        assertThat(after.open("p-1", "a/b", sealed)).contains("text");
    }
}
