using System;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using InitGen.Package.Tests.Consumers;
using InitGen.Package.Tests.Feed;

namespace InitGen.Package.Tests;

/// <summary>A compiler that would leave the generator out with a mere warning.</summary>
public sealed class CompilerAgeTests(PackedFeed feed)
{
    [Theory]
    [InlineData("roslyn4.4", "Roslyn 4.4")]
    [InlineData("roslyn3.11", "Roslyn 3.11")]
    public async Task Too_old_is_an_error_in_plain_words(string compiler, string name)
    {
        var consumer = Consumer.Create(feed, "OldCompiler", "net10.0", string.Empty, ("Empty.cs", "// nothing to compile\n"));
        DotNetRun build = (await consumer.BuildAsync("-p:CompilerApiVersion=" + compiler)).Failed();
        Assert.Contains($"error INITGEN0001: The C# compiler of this build ({name}) is too old for InitGen", build.Output, StringComparison.Ordinal);
        Assert.Matches("1 Error", build.Output);
    }
}
