using InitGen;

namespace Gallery;

/// <summary>What the build said about a layer's output. The one place that reads it.</summary>
internal static class Prediction
{
    /// <summary>The predicted root mean square of what the layer puts out; null where nothing was predicted.</summary>
    public static double? Of(ParameterDescription parameter) => parameter.OutputRms;
}
