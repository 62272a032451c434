using System.Collections.Generic;
using System.Linq;
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
        Of("an MLP on spans with TensorPrimitives", () => new SpanMlp(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(64))),
        Of("an MLP in LINQ over float[][]", () => new LinqMlp(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(20))),
        Of("an MLP with Vector<float> by hand", () => new VectorMlp(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(100))),
        Of("a layer's rows on all processors, SiLU", () => new ParallelMlp(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(256)), samples: 4),
        Of("a model and its layers as structs", () => new StructMlp(8, 32, 4), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(8))),
        Of("regression in Tensor<float>", s => new TensorMlp(s), (m, f) => m.Forward(Tensor.Create(f.Normal(13)))),
        Of("batches in float[,] with leaky ReLU", () => new BatchMlp(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(16, 32)), samples: 4),
        Of("twenty tanh layers", s => new DeepTanhMlp(20, s), (m, f) => m.Forward(f.Normal(128))),
        Of("a self-normalizing network: SELU", s => new SeluMlp(s), (m, f) => m.Forward(f.Normal(54))),
        Of("maxout units of five pieces", () => new MaxoutNet(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(784))),
        Of("784-256-64-16 and back, ReLU and sigmoid", s => new Autoencoder(s), (m, f) => m.Forward(f.Normal(784))),
        Of("mean, log-variance, sample, decode: tanh", s => new VariationalAutoencoder(s), (m, f) => m.Forward(f.Normal(784))),
        Of("dropout on the input, ReLU, sigmoid", () => new DenoisingAutoencoder { Training = true }, (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(196))),
        Of("an image as a function: sine layers", s => new Siren(s), (m, f) => m.Forward(f.Unit(), f.Unit()), samples: 64),
        Of("a low-rank adapter beside a frozen layer", s => new LoraAdapter(new Feed(3).Normal(512 * 512, std: 0.0442), s),
            (m, f) => m.Forward(f.Normal(512))),
        Of("ReLU experts and a softmax gate", () => new MixtureOfExperts(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(32))),

        Of("tanh highway layers behind sigmoid gates", () => new HighwayNetwork(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(784))),
        Of("two inputs, one network, a distance", () => new SiameseNetwork(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(1024), f.Normal(1024))),
        Of("two graph convolutions", () => new GraphConvolution(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(30, 64), f.Edges(30, 0.1))),
        Of("a function of a set: ELU, mean", () => new DeepSets(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.NormalRows(32, 3))),
        Of("an Euler-integrated tanh field in double", () => new NeuralOde(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.NormalDoubles(64))),
        Of("density and colour of a point, with a skip", s => new Nerf(s),
            (m, f) => m.Forward([f.Unit(), f.Unit(), f.Unit()]), samples: 64),

        // Recommenders
        Of("embeddings, two ReLU towers, dot product", s => new TwoTowerRecommender(s),
            (m, f) => m.Forward(f.Token(5000), f.Token(2000)), samples: 64),
        Of("ratings as a product of factors", () => new MatrixFactorization(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Token(MatrixFactorization.Users), f.Token(MatrixFactorization.Movies))),
        Of("a linear model beside an MLP over embeddings", () => new WideAndDeep(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(WideAndDeep.WideFeatures), f.Tokens(WideAndDeep.Slots, WideAndDeep.Categories))),

        // Reinforcement learning
        Of("DQN over a vector of observations", s => new QNetwork(4, 2, seed: s), (m, f) => m.Forward(f.Normal(4))),
        Of("value and advantages on one trunk", () => new DuelingQNetwork(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(8))),
        Of("policy and value, orthogonal and tanh", () => new ActorCritic(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(17))),

        // Images
        Of("1998: tanh, average pooling", s => new LeNet5(s), (m, f) => m.Forward(f.Normal(1, 32, 32))),
        Of("2012: large filters, groups, dropout", s => new AlexNet(s), (m, f) => m.Forward(f.Normal(3 * 67 * 67)), samples: 1),
        Of("stages of 3 x 3 filters", () => new Vgg16(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Volume(3, 32, 32)), samples: 1),
        Of("basic blocks, batch norm by running statistics", s => new ResNet18(s),
            (m, f) => m.Forward(f.Normal(3, 32, 32)), samples: 1),
        Of("small residual network, batch norm by the batch", s => new ResNet20(s),
            (m, f) => m.Forward(f.NormalRows(4, 3 * 16 * 16), 16), samples: 1),
        Of("bottlenecks, the last norm of each from 0", s => new ResNet50(s),
            (m, f) => m.Forward([f.Volume(3, 64, 64), f.Volume(3, 64, 64)]), samples: 1),
        Of("norm and ReLU before the filters", () => new PreActResNet(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Volume(3, 16, 16)), samples: 1),
        Of("each layer sees all before it", s => new DenseNet(s), (m, f) => m.Forward(f.Volume(3, 16, 16)), samples: 1),
        Of("down, up, and skips between", s => new UNet(s), (m, f) => m.Forward(f.Volume(1, 32, 32)).Data, samples: 1),
        Of("depthwise filters and ReLU6", () => new MobileNet(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Volume(3, 64, 64)), samples: 1),
        Of("fire modules, no dense layer", s => new SqueezeNet(s), (m, f) => m.Forward(f.Volume(3, 64, 64)), samples: 1),
        Of("filters of three sizes side by side", () => new InceptionNet(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Volume(3, 24, 24)), samples: 1),
        Of("a generator against a discriminator", () => new DcGan(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(DcGan.Noise)), samples: 2),
        Of("patches as tokens, GELU", s => new VisionTransformer(s), (m, f) => m.Forward(f.Normal(3, 32, 32)), samples: 1),
        Of("dense layers across patches and channels", () => new MlpMixer(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Normal(MlpMixer.Patches, MlpMixer.PatchLength)), samples: 1),
        Of("7 x 7 depthwise, layer norm, layer scale", s => new ConvNeXt(s),
            (m, f) => m.Forward([.. Enumerable.Range(0, 8).Select(_ => f.NormalRows(8, 48))]), samples: 1),
        Of("residual blocks that are told the time: SiLU", s => new DiffusionBlock(s),
            (m, f) => m.Forward(f.Volume(3, 16, 16), 500).Data, samples: 1),

        // Sequences
        Of("an Elman network: tanh", s => new SimpleRnn(s), (m, f) => m.Forward(f.NormalRows(12, 28)), samples: 4),
        Of("characters, gates packed, forget bias 1", () => new Lstm(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Tokens(16, Lstm.Characters)), samples: 4),
        Of("a forecast, a matrix per gate", () => new Gru(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.NormalRows(16, 4)), samples: 4),
        Of("a tagger that reads both ways", () => new BidirectionalLstm(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Tokens(12, BidirectionalLstm.Vocabulary)), samples: 4),
        Of("recurrent translation with additive attention", s => new Seq2SeqAttention(s),
            (m, f) => m.Forward(f.Tokens(10, Seq2SeqAttention.Source), f.Tokens(8, Seq2SeqAttention.Target)), samples: 4),
        Of("a fixed reservoir and a readout", () => new EchoState(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.NormalDoubles(50)), samples: 2),
        Of("convolutions over characters", s => new CharCnn(s),
            (m, f) => m.Forward(f.Tokens(CharCnn.Length, CharCnn.Alphabet)), samples: 1),
        Of("dilated convolutions, tanh times sigmoid", s => new WaveNet(s), (m, f) => m.Forward(f.Normal(64)), samples: 1),
        Of("skip-gram with negative samples", () => new Word2Vec(), (m, s) => m.InitializeWeights(s),
            (m, f) => m.Forward(f.Token(Word2Vec.Vocabulary), f.Token(Word2Vec.Vocabulary), f.Tokens(5, Word2Vec.Vocabulary))),
        Of("the original transformer's encoder: norm after the sum", s => new TransformerEncoder(s),
            (m, f) => m.Forward(f.Tokens(12, TransformerEncoder.Vocabulary)), samples: 1),
        Of("GPT-2's blocks: norm before, tied output", s => new Gpt2(s),
            (m, f) => m.Forward(f.Tokens(8, Gpt2.Vocabulary)), samples: 1),
        Of("RMS norms, rotary positions, SwiGLU", s => new Llama(s),
            (m, f) => m.Forward(f.Tokens(10, Llama.Vocabulary)), samples: 1),
    ];
}
