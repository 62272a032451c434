using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace InitGen.Testing;

/// <summary>
/// Compares generated sources with files beside the test, by the conventions of Verify.SourceGenerators.
/// </summary>
/// <remarks>
/// <para>A source lives in <c>Class.Method#HintName.verified.cs</c>, <c>Class</c> being the name of the test's file; a variant
/// of a theory in <c>Class.Method_variant#HintName.verified.cs</c>. The first line is <c>//HintName: X.g.cs</c>. Versions in
/// <c>[GeneratedCode]</c> and paths are scrubbed: see <see cref="SnapshotScrubber"/>. On a mismatch
/// the found text is written to <c>.received.cs</c>, which git ignores. A missing file and a superfluous one are mismatches.</para>
/// <para>With the environment variable <c>INITGEN_ACCEPT=1</c> what is found becomes the snapshot, superfluous files are deleted,
/// and the test passes; look at the difference before committing it.</para>
/// <para>Files are UTF-8 with a byte order mark and line feeds, as Verify writes them; neither matters when they are read.</para>
/// </remarks>
/// <example><code>Snapshots.Verify(Generator.Verify(source));</code></example>
public static class Snapshots
{
    /// <summary>The environment variable that accepts what is found.</summary>
    public const string AcceptVariable = "INITGEN_ACCEPT";

    /// <summary>Compares all sources that a generator wrote.</summary>
    public static void Verify(
        GeneratorResult result, string? variant = null, Func<string, string>? scrub = null,
        [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Verify(result.Sources, variant, scrub, file, member);

    /// <summary>Compares sources by hint name.</summary>
    public static void Verify(
        IReadOnlyDictionary<string, string> sources, string? variant = null, Func<string, string>? scrub = null,
        [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Verify(sources, variant, scrub, file, member, Accepts);

    /// <summary>Compares one text, such as a list of public members, with <c>Class.Method.verified.txt</c>.</summary>
    public static void VerifyText(
        string text, string extension = "txt", string? variant = null, Func<string, string>? scrub = null,
        [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Store(file, member, variant).Compare(
            new Dictionary<string, string> { ["|" + extension] = Scrub(new SnapshotScrubber(file), scrub, text) }, Accepts);

    /// <summary>Fails when a snapshot below the caller's folder belongs to no test of an assembly any more.</summary>
    public static void VerifyNoOrphans(Assembly tests, [CallerFilePath] string file = "")
    {
        var methods = tests.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Select(m => $"{t.Name}.{m.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var orphans = Directory.EnumerateFiles(SnapshotStore.FolderOf(file), "*.verified.*", SearchOption.AllDirectories)
            .Where(path => !BelongsTo(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (orphans.Count > 0)
            throw new VerificationException($"These snapshots belong to no test; delete them:\n\n{Describe.List(orphans)}");

        bool BelongsTo(string name)
        {
            var test = name[..name.IndexOf(".verified.", StringComparison.Ordinal)].Split('#')[0];
            return methods.Contains(test)
                || Enumerable.Range(0, test.Length).Any(i => test[i] == '_' && methods.Contains(test[..i]));
        }
    }

    internal static void Verify(
        IReadOnlyDictionary<string, string> sources, string? variant, Func<string, string>? scrub, string file, string member, bool accepts)
    {
        var scrubber = new SnapshotScrubber(file);
        var texts = sources.ToDictionary(s => $"#{FileName(s.Key)}|cs", s => $"//HintName: {s.Key}\n{Scrub(scrubber, scrub, s.Value)}");
        Store(file, member, variant).Compare(texts, accepts);
    }

    private static bool Accepts => Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    private static SnapshotStore Store(string file, string member, string? variant) =>
        new(SnapshotStore.FolderOf(file), $"{Path.GetFileNameWithoutExtension(file)}.{member}{(variant is null ? "" : "_" + FileName(variant))}");

    private static string Scrub(SnapshotScrubber scrubber, Func<string, string>? scrub, string text)
    {
        var scrubbed = scrubber.Scrub(text.ReplaceLineEndings("\n"));
        return scrub is null ? scrubbed : scrub(scrubbed);
    }

    private static string FileName(string hintName)
    {
        var name = hintName.EndsWith(".cs", StringComparison.Ordinal) ? hintName[..^3] : hintName;

        // What some system forbids is replaced on all of them, so that a snapshot has one name everywhere.
        var safe = new StringBuilder(name.Length);
        foreach (var c in name)
            safe.Append(c < ' ' || "<>:\"/\\|?*#".Contains(c, StringComparison.Ordinal) ? '-' : c);
        return safe.ToString();
    }
}
