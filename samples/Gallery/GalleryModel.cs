using System;
using System.Collections.Generic;
using System.Linq;
using InitGen;
using InitGen.CompilerServices;
using InitGen.Theory;

namespace Gallery;

/// <summary>A network that can be shown.</summary>
internal sealed record GalleryModel(string Name, string Description, Func<Run> Run)
{
    private const ulong WeightSeed = 42;
    private const int InputSeed = 7;

    /// <summary>A model that is made from a seed, and run on so many samples.</summary>
    public static GalleryModel Of<TModel>(
        string description, Func<ulong, TModel> create, Func<TModel, Feed, object> forward, int samples = 16)
        where TModel : IInitializable =>
        new(typeof(TModel).Name, description, () =>
        {
            TModel model = create(WeightSeed);
            var feed = new Feed(InputSeed);
            object output = 0f;
            Dictionary<object, Probe.Power> heard = Probe.Listen(() =>
            {
                for (int i = 0; i < samples; i++) output = forward(model, feed);
            });
            Dictionary<string, object> weights = WeightMap.Of(model);
            return new Run(
                [
                    // Biases and the scales of normalizations have no fan, and put nothing out by themselves.
                    .. model.GetParameters().Where(parameter => parameter.FanIn > 0).Select(parameter => new LayerResult(
                        parameter,
                        Prediction.Of(parameter),
                        weights.TryGetValue(Layer(parameter.Path), out object? key) && heard.TryGetValue(key, out Probe.Power? power)
                            ? power.Rms
                            : null)),
                ],
                Outputs.AreFinite(output));
        });

    /// <summary>A model that is made first and initialized then.</summary>
    public static GalleryModel Of<TModel>(
        string description, Func<TModel> create, Action<TModel, ulong> initialize, Func<TModel, Feed, object> forward, int samples = 16)
        where TModel : IInitializable
    {
        return Of(description, Make, forward, samples);

        TModel Make(ulong seed)
        {
            TModel model = create();
            initialize(model, seed);
            return model;
        }
    }

    private static string Layer(string path) => path[..path.LastIndexOf('.')];
}

/// <summary>One layer of a model that ran.</summary>
internal sealed record LayerResult(ParameterDescription Parameter, double? Predicted, double? Measured)
{
    private const double Least = 1e-3;
    private const double Greatest = 1e3;

    /// <summary>A layer that starts at 0 is meant to: an adapter, the head of a regression.</summary>
    public bool IsZero => Parameter.Distribution is { Kind: DistributionKind.Constant, Mean: 0 };

    public bool IsHealthy => IsZero || Measured is >= Least and <= Greatest;
}

/// <summary>What came of running a model.</summary>
internal sealed record Run(IReadOnlyList<LayerResult> Layers, bool IsFinite)
{
    public bool IsHealthy => IsFinite && Layers.All(layer => layer.IsHealthy);
}
