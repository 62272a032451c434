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
        Of("maxout units of five pieces", () => new MaxoutNet(), (m, s) => m.InitializeWeights(s), (m, f) => m.Forward(f.Normal(784))),
        Of("784-256-64-16 and back, ReLU and sigmoid", s => new Autoencoder(s), (m, f) => m.Forward(f.Normal(784))),
        Of("mean, log-variance, sample, decode: tanh", s => new VariationalAutoencoder(s), (m, f) => m.Forward(f.Normal(784))),
        Of("dropout on the input, ReLU, sigmoid", () => new DenoisingAutoencoder { Training = true }, (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(196))),
        Of("an image as a function: sine layers", s => new Siren(s), (m, f) => m.Forward(f.Unit(), f.Unit()), samples: 64),
        Of("a low-rank adapter beside a frozen layer", s => new LoraAdapter(new Feed(3).Normal(512 * 512, std: 0.0442), s),
            (m, f) => m.Forward(f.Normal(512))),
        Of("ReLU experts and a softmax gate", () => new MixtureOfExperts(), (m, s) => m.InitializeWeights(s), (m, f) => m.Forward(f.Normal(32))),

        // Recommenders
        Of("embeddings, two ReLU towers, dot product", s => new TwoTowerRecommender(s), (m, f) => m.Forward(f.Token(5000), f.Token(2000)), samples: 64),
        Of("ratings as a product of factors", () => new MatrixFactorization(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Token(MatrixFactorization.Users), f.Token(MatrixFactorization.Movies))),
        Of("a linear model beside an MLP over embeddings", () => new WideAndDeep(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(WideAndDeep.WideFeatures), f.Tokens(WideAndDeep.Slots, WideAndDeep.Categories))),

        // Reinforcement learning
        Of("DQN over a vector of observations", s => new QNetwork(4, 2, seed: s), (m, f) => m.Forward(f.Normal(4))),
        Of("value and advantages on one trunk", () => new DuelingQNetwork(), (m, s) => m.InitializeWeights(s), (m, f) => m.Forward(f.Normal(8))),
        Of("policy and value, orthogonal and tanh", () => new ActorCritic(), (m, s) => m.InitializeWeights(s), (m, f) => m.Forward(f.Normal(17))),
    ];
}
