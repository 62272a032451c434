using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace InitGen.Testing;

/// <summary>Takes out of a snapshot what differs between versions and machines.</summary>
/// <remarks>The version in <c>[GeneratedCode]</c> becomes <c>{Version}</c>; paths become <c>{ProjectDirectory}</c>,
/// <c>{SolutionDirectory}</c>, <c>{UserProfile}</c> and <c>{TempPath}</c>, names that Verify uses as well.</remarks>
public sealed partial class SnapshotScrubber
{
    private readonly List<(string Path, string Token)> _paths;

    /// <summary>Creates the scrubber for a test in this source file.</summary>
    public SnapshotScrubber(string testFile) =>
        _paths =
        [
            .. new (string? Path, string Token)[]
                {
                    (Above(testFile, "*.csproj"), "{ProjectDirectory}"),
                    (Above(testFile, "*.sln"), "{SolutionDirectory}"),
                    (Path.GetTempPath(), "{TempPath}"),
                    (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "{UserProfile}"),
                }
                .Where(p => p.Path is { Length: > 1 })
                .Select(p => (p.Path!.TrimEnd('/', '\\'), p.Token))
                .OrderByDescending(p => p.Item1.Length),
        ];

    /// <summary>The text without versions and paths.</summary>
    public string Scrub(string text)
    {
        text = GeneratedCodeVersion().Replace(text, "${before}{Version}${after}");
        foreach (var (path, token) in _paths)
        {
            text = text.Replace(path + Path.DirectorySeparatorChar, token, StringComparison.Ordinal)
                .Replace(path, token, StringComparison.Ordinal);
        }

        return text;
    }

    private static string? Above(string file, string pattern)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern).Any())
                return folder;
        }

        return null;
    }

    [GeneratedRegex("""(?<before>GeneratedCode(?:Attribute)?\(\s*"[^"]*"\s*,\s*")[^"]*(?<after>")""")]
    private static partial Regex GeneratedCodeVersion();
}
