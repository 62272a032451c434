using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace InitGen.Testing.Tests;

public sealed class SnapshotsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string File => Path.Combine(_folder, "SomeTests.cs");

    public SnapshotsTests() => Write("SomeTests.cs", "");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_generator_is_compared_with_the_files_beside_this_one() =>
        Snapshots.Verify(new GeneratorVerifier { Generator = new GoodGenerator(), Template = Toy.Project }.Verify("[Toys.Toy] partial class Net { }"));

    [Fact]
    public void No_snapshot_here_is_an_orphan() => Snapshots.VerifyNoOrphans(typeof(SnapshotsTests).Assembly);

    [Fact]
    public void The_path_of_the_test_is_real_in_every_build() => Assert.True(System.IO.File.Exists(Here()));

    [Fact]
    public void Equal_texts_are_green_whatever_the_line_ends_and_the_byte_order_mark()
    {
        Write("SomeTests.Test#A.g.verified.cs", "\uFEFF//HintName: A.g.cs\r\nclass A;\r\n");

        Verify(("A.g.cs", "class A;\n"));
    }

    [Fact]
    public void A_different_text_is_red_and_received()
    {
        Write("SomeTests.Test#A.g.verified.cs", "//HintName: A.g.cs\nclass A;\n");

        Red.Because("-class A;\n+class B;", () => Verify(("A.g.cs", "class B;\n")));

        Assert.Equal("\uFEFF//HintName: A.g.cs\nclass B;\n", Read("SomeTests.Test#A.g.received.cs"));
        Verify(("A.g.cs", "class A;\n"));
        Assert.False(Exists("SomeTests.Test#A.g.received.cs"));
    }

    [Fact]
    public void A_missing_file_is_red_and_received()
    {
        Red.Because("new: ", () => Verify(("A.g.cs", "class A;\n")));

        Assert.True(Exists("SomeTests.Test#A.g.received.cs"));
    }

    [Fact]
    public void A_superfluous_file_is_red()
    {
        Write("SomeTests.Test#A.g.verified.cs", "//HintName: A.g.cs\nclass A;\n");
        Write("SomeTests.Test#B.g.verified.cs", "//HintName: B.g.cs\nclass B;\n");

        Red.Because("superfluous: ", () => Verify(("A.g.cs", "class A;\n")));
    }

    [Fact]
    public void Accepting_writes_what_was_found_and_deletes_what_is_superfluous()
    {
        Red.Because("new: ", () => Verify(("A.g.cs", "class A;\n"), ("C.g.cs", "class C;\n")));
        Write("SomeTests.Test#A.g.verified.cs", "//HintName: A.g.cs\nclass Old;\n");
        Write("SomeTests.Test#B.g.verified.cs", "//HintName: B.g.cs\nclass B;\n");

        Verify(accepts: true, ("A.g.cs", "class A;\n"), ("C.g.cs", "class C;\n"));

        Assert.Equal("\uFEFF//HintName: A.g.cs\nclass A;\n", Read("SomeTests.Test#A.g.verified.cs"));
        Assert.Equal(
            ["SomeTests.Test#A.g.verified.cs", "SomeTests.Test#C.g.verified.cs", "SomeTests.cs"],
            Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Verify(("A.g.cs", "class A;\n"), ("C.g.cs", "class C;\n"));
    }

    [Fact]
    public void Files_of_other_tests_and_variants_do_not_matter()
    {
        Write("SomeTests.Test_variant#B.g.verified.cs", "");
        Write("SomeTests.Test2#B.g.verified.cs", "");

        Verify();
    }

    [Fact]
    public void A_difference_in_white_space_is_shown()
    {
        Write("SomeTests.Test#A.g.verified.cs", "//HintName: A.g.cs\nclass A;");

        Red.Because("+", () => Verify(("A.g.cs", "class A;\n")));
    }

    [Fact]
    public void Versions_and_paths_are_scrubbed()
    {
        Write("Project.csproj", "");
        Write(
            "SomeTests.Test#A.g.verified.cs",
            "//HintName: A.g.cs\n[GeneratedCode(\"InitGen\", \"{Version}\")] // {ProjectDirectory}src and {TempPath}x\n");

        Verify(("A.g.cs", $"[GeneratedCode(\"InitGen\", \"1.2.3+abc\")] // {_folder}/src and {Path.GetTempPath()}x\n"));
    }

    [Fact]
    public void A_test_may_scrub_more()
    {
        Write("SomeTests.Test#A.g.verified.cs", "//HintName: A.g.cs\nx\n");

        Snapshots.Verify(new Dictionary<string, string> { ["A.g.cs"] = "y\n" }, scrub: text => text.Replace('y', 'x'), file: File, member: "Test");
    }

    [Fact]
    public void Hint_names_become_file_names_everywhere()
    {
        Write("SomeTests.Test_1-2#Models-Net-T-.g.verified.cs", "//HintName: Models/Net<T>.g.cs\nx\n");

        Snapshots.Verify(new Dictionary<string, string> { ["Models/Net<T>.g.cs"] = "x\n" }, variant: "1/2", file: File, member: "Test");
    }

    [Fact]
    public void A_text_is_compared()
    {
        Write("SomeTests.Test.verified.txt", "surface");

        Snapshots.VerifyText("surface", file: File, member: "Test");
        Assert.False(Exists("SomeTests.Test.received.txt"));
    }

    [Fact]
    public void A_path_that_was_mapped_away_is_red() =>
        Red.Because(
            "set DeterministicSourcePaths to false",
            () => Snapshots.Verify(new Dictionary<string, string>(), file: "/_/tests/SomeTests.cs", member: "Test"));

    [Fact]
    public void An_orphan_is_red()
    {
        Write("SnapshotsTests.An_orphan_is_red#A.g.verified.cs", "");
        Write("SnapshotsTests.An_orphan_is_red_with_a_variant#A.g.verified.cs", "");
        Snapshots.VerifyNoOrphans(typeof(SnapshotsTests).Assembly, File);

        Write("SnapshotsTests.Gone#A.g.verified.cs", "");
        Red.Because("SnapshotsTests.Gone#A", () => Snapshots.VerifyNoOrphans(typeof(SnapshotsTests).Assembly, File));
    }

    private static string Here([CallerFilePath] string file = "") => file;

    private void Verify(params (string HintName, string Text)[] sources) => Verify(accepts: false, sources);

    // Not by the public method: these tests must mean the same while somebody accepts the snapshots of all others.
    private void Verify(bool accepts, params (string HintName, string Text)[] sources) =>
        Snapshots.Verify(sources.ToDictionary(s => s.HintName, s => s.Text), variant: null, scrub: null, File, "Test", accepts);

    private void Write(string name, string text) => System.IO.File.WriteAllText(Path.Combine(_folder, name), text, new UTF8Encoding(false));

    private string Read(string name) => Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(Path.Combine(_folder, name)));

    private bool Exists(string name) => System.IO.File.Exists(Path.Combine(_folder, name));
}
