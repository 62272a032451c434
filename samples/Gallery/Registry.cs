using System.Collections.Generic;
using System.Numerics.Tensors;
using Gallery.Models;
using static Gallery.GalleryModel;

namespace Gallery;

/// <summary>All models: how each is made from a seed, and what it is run on.</summary>
internal static class Registry
{
    public static IReadOnlyList<GalleryModel> Models { get; } =
    [
        // Dense networks
        Of("digits by hand: nested loops, ReLU, softmax", s => new Perceptron(s), (m, f) => m.Forward(f.Normal(784))),
        Of("logistic regression in double, from zero", () => new LogisticRegression(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.NormalDoubles(LogisticRegression.Features))),
        Of("2-4-1 for XOR in double: tanh, sigmoid", () => new XorNet(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.NormalDoubles(1)[0], f.NormalDoubles(1)[0]), samples: 64),
        Of("an MLP on spans with TensorPrimitives", () => new SpanMlp(), (m, s) => m.InitializeWeights(s), (m, f) => m.Forward(f.Normal(64))),
        Of("an MLP in LINQ over float[][]", () => new LinqMlp(), (m, s) => m.InitializeWeights(s), (m, f) => m.Forward(f.Normal(20))),
        Of("regression in Tensor<float>", s => new TensorMlp(s), (m, f) => m.Forward(Tensor.Create(f.Normal(13)))),
        Of("batches in float[,] with leaky ReLU", () => new BatchMlp(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(16, 32)), samples: 4),
        Of("twenty tanh layers", s => new DeepTanhMlp(20, s), (m, f) => m.Forward(f.Normal(128))),
        Of("a self-normalizing network: SELU", s => new SeluMlp(s), (m, f) => m.Forward(f.Normal(54))),
    ];
}
