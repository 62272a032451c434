using System;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Content;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>Each guard of the other tests, shown a subject that is known to be bad.</summary>
public sealed class GuardTests(PackedFeed feed)
{
    [Fact]
    public void A_file_too_few_and_a_file_too_many_are_seen()
    {
        using var package = new PackageFile(feed.PackagePath);
        string[] expected = [.. ContentTests.ExpectedEntries()];
        Assert.Equal("missing    lib/net9.0/InitGen.Core.dll", PackageFile.Difference([.. expected, "lib/net9.0/InitGen.Core.dll"], package.Entries));
        Assert.Equal("unexpected icon.png", PackageFile.Difference(expected.Where(static entry => entry != "icon.png"), package.Entries));
        Assert.Equal("unexpected README.md", PackageFile.Difference(expected, [.. package.Entries, "README.md"]));
    }

    [Fact]
    public void A_reference_that_an_old_host_lacks_is_seen()
    {
        // This assembly runs on a framework that no analyzer host of old has, and refers to a newer metadata reader.
        byte[] self = File.ReadAllBytes(typeof(GuardTests).Assembly.Location);
        string unserved = References.Unserved(self, [], fixes: true);
        Assert.Contains("System.Runtime 10.0.0.0", unserved, StringComparison.Ordinal);
        Assert.Contains("System.Reflection.Metadata 10.0.0.0", unserved, StringComparison.Ordinal);
        Assert.Contains("xunit.v3", unserved, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_compiler_is_seen()
    {
        using var package = new PackageFile(feed.AnalyzersPath);
        byte[] generator = package.Read("analyzers/dotnet/cs/InitGen.Generator.dll");
        string[] beside = ["InitGen.Core", "InitGen.Graph", "InitGen.Roslyn"];
        Assert.Empty(References.Unserved(generator, beside, fixes: false));
        Assert.Equal("Microsoft.CodeAnalysis 5.5.0.0", References.Unserved(WithMajorVersion(generator, "Microsoft.CodeAnalysis", 5), beside, fixes: false));
    }

    [Fact]
    public void A_sibling_that_is_left_out_and_fixes_in_a_compiler_are_seen()
    {
        using var package = new PackageFile(feed.AnalyzersPath);
        Assert.Contains("InitGen.Roslyn", References.Unserved(package.Read("analyzers/dotnet/cs/InitGen.Generator.dll"), ["InitGen.Core", "InitGen.Graph"], fixes: false), StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.Workspaces", References.Unserved(package.Read("analyzers/dotnet/cs/InitGen.CodeFixes.dll"), ["InitGen.Core"], fixes: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INIT102", "warning", 8, 22)]
    [InlineData("INIT101", "error", 8, 22)]
    [InlineData("INIT101", "warning", 9, 22)]
    [InlineData("INIT101", "warning", 8, 23)]
    public void A_diagnostic_that_is_a_little_different_is_seen(string id, string level, int line, int column)
    {
        Finding expected = new("INIT101", "warning", "Model.cs", 8, 22);
        Finding actual = new(id, level, "Model.cs", line, column);
        Assert.Equal($"missing    {expected}\nunexpected {actual}", Finding.Difference([expected], [actual]));
        Assert.Equal($"unexpected {expected}", Finding.Difference([expected], [expected, expected]));
        Assert.Equal($"missing    {expected}", Finding.Difference([expected], []));
    }

    [Fact]
    public void Weights_of_the_other_scheme_are_seen()
    {
        double xavier = Math.Sqrt(2.0 / 1040), he = Math.Sqrt(2.0 / 784);
        Assert.Contains("sigma", new Moments(784 * 256, 0, xavier, 3, "").DeviationFromNormal(he), StringComparison.Ordinal);
        Assert.Contains("mean", new Moments(784 * 256, 0.001, he, 3, "").DeviationFromNormal(he), StringComparison.Ordinal);
        Assert.Contains("kurtosis", new Moments(784 * 256, 0, he, 1.8, "").DeviationFromNormal(he), StringComparison.Ordinal);
        Assert.Empty(new Moments(784 * 256, 0, he, 3, "").DeviationFromNormal(he));
    }

    [Fact]
    public void A_file_that_differs_and_one_that_only_one_build_has_are_seen()
    {
        static FileSet Files(params string[] texts) =>
            new(texts.Select(static (text, index) => (text, index)).ToDictionary(static file => "File" + file.index, static file => Encoding.UTF8.GetBytes(file.text)));

        Assert.Equal("File1", FileSet.Difference(Files("a", "b"), Files("a", "c")));
        Assert.Equal("File1", FileSet.Difference(Files("a", "b"), Files("a")));
        Assert.Empty(FileSet.Difference(Files("a", "b"), Files("a", "b")));
    }

    [Fact]
    public async Task A_run_that_fails_says_all_it_has_to_say()
    {
        string folder = feed.NewFolder("Guard");
        DotNetRun run = await DotNet.RunAsync(folder, DotNet.Patience, "no-such-program.dll");
        DotNetException failure = Assert.Throws<DotNetException>(run.Succeeded);
        Assert.Contains("no-such-program.dll", failure.Message, StringComparison.Ordinal);
        DotNetRun version = await DotNet.RunAsync(folder, DotNet.Patience, "--version");
        Assert.Throws<DotNetException>(version.Failed);
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_ended() =>
        await Assert.ThrowsAsync<DotNetException>(() => DotNet.RunAsync(feed.NewFolder("Guard"), TimeSpan.Zero, "--info"));

    // A row of the table of references begins with the major version.
    private static byte[] WithMajorVersion(byte[] assembly, string name, ushort major)
    {
        byte[] doctored = [.. assembly];
        using var file = new PEReader(ImmutableArray.Create(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        AssemblyReferenceHandle handle = metadata.AssemblyReferences.Single(candidate => metadata.GetString(metadata.GetAssemblyReference(candidate).Name) == name);
        int row = file.PEHeaders.MetadataStartOffset
            + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + ((MetadataTokens.GetRowNumber(handle) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef));
        BinaryPrimitives.WriteUInt16LittleEndian(doctored.AsSpan(row), major);
        return doctored;
    }
}
