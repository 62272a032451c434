using System.Linq;
using System.Threading.Tasks;

namespace InitGen.Docs.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public async Task Its_code_compiles()
    {
        foreach (CodeBlock block in ReadmeText.Code(Repository.Read(Repository.Readme)))
            Assert.Empty(await ReadmeText.ErrorsAsync(block));
    }

    [Theory]
    [InlineData("Console.WriteLine(1);", 0)]
    [InlineData("using InitGen; sealed partial class Net { [Dense(2, 2), Init] float[] _w; Net() => InitializeWeights(seed: 1); }", 0)]
    [InlineData("class A { B b; }", 1)]
    [InlineData("using InitGen; class Net { [Dense(2, 2), Init(Scheme.He)] float[] _w = new float[4]; }", 1)]
    public async Task A_block_that_does_not_compile_is_red(string code, int errors)
    {
        CodeBlock block = ReadmeText.Code($"```csharp compile\n{code}\n```\n```csharp\nno code at all\n```").Single();
        Assert.Equal(errors, (await ReadmeText.ErrorsAsync(block)).Length);
    }
}
