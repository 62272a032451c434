using System;
using System.Linq;
using InitGen.Mutants;
using InitGen.Testing;

namespace InitGen.Gallery.Tests;

/// <summary>Models with one wrong change each: what does harm is seen, and what was not touched is left alone.</summary>
/// <remarks><c>INITGEN_FULL=1</c> takes all of them, and otherwise an even sample, the same in every run.</remarks>
public sealed class MutantTests
{
    private const double LeastShare = 0.95;

    // Sines, and what an embedding makes of a whole model, are not judged; a sample may hold more of them than all mutants do.
    private const double LeastTorchShare = 0.9;

    private static int Every => Environment.GetEnvironmentVariable("INITGEN_FULL") == "1" ? 1 : 12;

    [Fact]
    public void Untouched_models_are_silent() => Assert.Empty(GalleryModel.All
        .Select(static model => (model.Name, Found: model.Untouched(TestContext.Current.CancellationToken)))
        .Where(static model => model.Found.Count > 0)
        .Select(static model => $"{model.Name}: {string.Join(" ", model.Found)}"));

    [Fact]
    public void Harmful_mutants_are_seen()
    {
        var score = new Score(GalleryModel.All.AsParallel().AsOrdered()
            .SelectMany(static (model, number) => model.Mutants(Every, number, TestContext.Current.CancellationToken)));
        TestContext.Current.TestOutputHelper?.WriteLine(score.ToString());
        Assert.True(score.Harmful >= 30 && score.Share >= LeastShare, $"{score}\n{string.Join("\n", score.Missed)}");
    }

    [Fact]
    public void Harmful_mutants_of_TorchSharp_models_are_seen()
    {
        var score = new Score(TorchGalleryModel.All.AsParallel().AsOrdered()
            .SelectMany(static (model, number) => model.Mutants(Every, number, TestContext.Current.CancellationToken)));
        TestContext.Current.TestOutputHelper?.WriteLine(score.ToString());
        Assert.True(score.Harmful >= 12 && score.Share >= LeastTorchShare, $"{score}\n{string.Join("\n", score.Missed)}");
    }

    [Fact]
    public void Mutants_by_hand() => Snapshots.VerifyText(string.Join("\n", HandMutants.Table(TestContext.Current.CancellationToken)) + "\n");
}
