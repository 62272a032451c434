using Microsoft.CodeAnalysis;

namespace InitGen.Roslyn.Layers;

/// <summary>What is said of layers in more than one place.</summary>
internal static class LayerTexts
{
    public const string NoWeightsRemedy = "declare the member with the layer type that it holds, and mark that one's weights with [Weight]";

    public static string NoWeights(INamedTypeSymbol layer) => $"'{layer.Name}' is a layer of which no weights are known";
}
