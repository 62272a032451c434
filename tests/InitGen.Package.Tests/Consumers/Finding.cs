using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace InitGen.Package.Tests.Consumers;

/// <summary>A diagnostic of a build, as its error log has it.</summary>
public sealed record Finding(string Id, string Level, string File, int Line, int Column)
{
    public override string ToString() => $"{File}({Line},{Column}): {Level} {Id}";

    /// <summary>A diagnostic that is expected where a piece of the source begins.</summary>
    public static Finding At(string id, string level, string file, string source, string piece)
    {
        int at = source.IndexOf(piece, StringComparison.Ordinal);
        if (at < 0 || source.IndexOf(piece, at + 1, StringComparison.Ordinal) >= 0)
            throw new ArgumentException($"'{piece}' must occur once in the source.", nameof(piece));
        string before = source[..at];
        return new Finding(id, level, file, before.Count(static letter => letter == '\n') + 1, at - before.LastIndexOf('\n'));
    }

    /// <summary>Reads an error log (SARIF 2.1): all that was reported and not suppressed.</summary>
    public static IReadOnlyList<Finding> Read(string errorLog)
    {
        using var log = JsonDocument.Parse(System.IO.File.ReadAllText(errorLog));
        return
        [
            .. log.RootElement.GetProperty("runs").EnumerateArray()
                .SelectMany(static run => run.GetProperty("results").EnumerateArray())
                .Where(static result => !result.TryGetProperty("suppressions", out JsonElement list) || list.GetArrayLength() == 0)
                .Select(static result => Of(result)),
        ];
    }

    /// <summary>What is missing from a build and what it has beyond the expectation; empty when they agree.</summary>
    public static string Difference(IEnumerable<Finding> expected, IEnumerable<Finding> actual)
    {
        List<Finding> unexpected = [.. actual];
        List<Finding> missing = [.. expected.Where(finding => !unexpected.Remove(finding))];
        return string.Join('\n', missing.Select(static finding => "missing    " + finding).Concat(unexpected.Select(static finding => "unexpected " + finding)));
    }

    private static Finding Of(JsonElement result)
    {
        string id = result.GetProperty("ruleId").GetString()!;
        string level = result.TryGetProperty("level", out JsonElement written) ? written.GetString()! : "warning";
        if (!result.TryGetProperty("locations", out JsonElement locations) || locations.GetArrayLength() == 0) return new(id, level, string.Empty, 0, 0);
        JsonElement place = locations[0].GetProperty("physicalLocation");
        JsonElement region = place.GetProperty("region");
        return new Finding(
            id,
            level,
            Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!),
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32());
    }
}
