using System.Linq;
using InitGen.Mutants;
using InitGen.Testing;

namespace InitGen.Gallery.Tests;

/// <summary>Models with one wrong change each: what does harm is seen, and what was not touched is left alone.</summary>
public sealed class MutantTests
{
    // Of all mutants it is 0.68; an even sample of them may be off by two standard deviations.
    private const double LeastShare = 0.55;

    [Fact]
    public void Untouched_models_are_silent() => Assert.Empty(GalleryModel.All
        .Select(static model => (model.Name, Found: model.Untouched(TestContext.Current.CancellationToken)))
        .Where(static model => model.Found.Count > 0)
        .Select(static model => $"{model.Name}: {string.Join(" ", model.Found)}"));

    [Fact]
    public void Harmful_mutants_are_seen()
    {
        var score = new Score(GalleryModel.All.AsParallel().AsOrdered()
            .SelectMany(static (model, number) => model.Mutants(24, number, TestContext.Current.CancellationToken)));
        TestContext.Current.TestOutputHelper?.WriteLine(score.ToString());
        Assert.True(score.Harmful >= 15 && score.Share >= LeastShare, $"{score}\n{string.Join("\n", score.Missed)}");
    }

    [Fact]
    public void Mutants_by_hand() => Snapshots.VerifyText(string.Join("\n", HandMutants.Table(TestContext.Current.CancellationToken)) + "\n");
}
