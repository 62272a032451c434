using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace InitGen.Testing;

/// <summary>The snapshot files of one test.</summary>
internal sealed class SnapshotStore(string folder, string test)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The folder of a test's source file, which the compiler has written into the test.</summary>
    public static string FolderOf(string file)
    {
        if (File.Exists(file))
            return Path.GetDirectoryName(file)!;

        throw new VerificationException(
            $"The test's source file '{file}' does not exist, so its snapshots cannot be found. Tests run where they were built, and their paths "
            + "must not be mapped: set DeterministicSourcePaths to false in test projects.");
    }

    /// <summary>Compares texts, whose keys are what follows the test's name, a bar, and the extension.</summary>
    public void Compare(IReadOnlyDictionary<string, string> found, bool accepts)
    {
        var problems = new List<string>();
        var verified = found.ToDictionary(f => PathOf(f.Key, "verified"), f => f, StringComparer.Ordinal);

        foreach (var (path, (key, text)) in verified)
        {
            var received = PathOf(key, "received");
            var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
            if (expected == text)
                File.Delete(received);
            else if (accepts)
                Accept(path, received, text);
            else
                problems.Add(Mismatch(path, received, expected, text));
        }

        foreach (var path in Existing().Where(path => !verified.ContainsKey(path)))
        {
            if (accepts)
                File.Delete(path);
            else
                problems.Add($"superfluous: {path}\nNothing is generated for it any more.");
        }

        if (problems.Count > 0)
        {
            throw new VerificationException(
                $"The snapshots of {test} do not match. If what was found is right, run the test with {Snapshots.AcceptVariable}=1.\n\n"
                + string.Join('\n', problems));
        }
    }

    private static string Mismatch(string path, string received, string? expected, string text)
    {
        File.WriteAllText(received, text, Encoding);
        return expected is null ? $"new: {path}\n\n{text}" : $"different: {path}\n{TextDiff.Unified(expected, text)}";
    }

    private static void Accept(string path, string received, string text)
    {
        File.WriteAllText(path, text, Encoding);
        File.Delete(received);
    }

    private string PathOf(string key, string state)
    {
        var bar = key.LastIndexOf('|');
        return Path.Combine(folder, $"{test}{key[..bar]}.{state}.{key[(bar + 1)..]}");
    }

    // Names are compared here, not by the file system: it may ignore case, and its patterns match too much.
    private IEnumerable<string> Existing() =>
        Directory.EnumerateFiles(folder, "*.verified.*")
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith(test + "#", StringComparison.Ordinal) || name.StartsWith(test + ".verified.", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
}
