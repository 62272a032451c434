using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace InitGen.Architecture.Tests;

/// <summary>The stub of TorchSharp shows what the library shows: a list says of each signature in which version of it stands.</summary>
public sealed class TorchSharpTests
{
    private const string List = "tests/InitGen.TorchSharp/Api.txt";

    [Fact]
    public void Every_member_of_the_stub_has_a_line_and_every_line_a_member() => Assert.Equal(
        Surface(PublicApi.OfFile(House.Assembly("TorchSharp"))), Lines(House.Read(List)).Select(static line => line.Signature));

    [Fact]
    public void Every_line_names_a_version() => Assert.Empty(WithoutVersion(House.Read(List)));

    [Fact]
    public void A_line_without_a_version_is_red() => Assert.Equal(
        ["    public int C { get; }", "    public int D { get; } | today"],
        WithoutVersion("""
            class A | 0.106.0
                public int B { get; } | main@c20b6a1
                public int C { get; }
                public int D { get; } | today

            """));

    private static IEnumerable<string> WithoutVersion(string list) => Lines(list)
        .Where(static line => !Regex.IsMatch(line.Version, @"^(\d+\.\d+\.\d+|main@[0-9a-f]{7})$"))
        .Select(static line => line.Version.Length == 0 ? line.Signature : $"{line.Signature} | {line.Version}");

    private static IEnumerable<(string Signature, string Version)> Lines(string list) => list
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => line.LastIndexOf(" | ", StringComparison.Ordinal) is var bar and >= 0
            ? (line[..bar], line[(bar + 3)..])
            : (line, ""));

    // The library's own namespace before every name would only make the list long.
    private static string[] Surface(string api) =>
        api.Replace("TorchSharp.", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
