using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Gallery;

// The tutorial's ranges on the table and the output layer.
public sealed class LstmTagger : Module<Tensor, Tensor>
{
    private readonly Embedding _words;
    private readonly LSTM _lstm;
    private readonly Linear _toTags;

    public LstmTagger(long vocabulary = 10_000, long tags = 17) : base(nameof(LstmTagger))
    {
        _words = Embedding(vocabulary, 64, padding_idx: 0);
        _lstm = LSTM(64, 128, numLayers: 2, batchFirst: true, bidirectional: true);
        _toTags = Linear(256, tags);
        RegisterComponents();
        InitWeights();
    }

    private void InitWeights()
    {
        const double range = 0.1;
        init.uniform_(_words.weight, -range, range);
        init.uniform_(_toTags.weight, -range, range);
        init.zeros_(_toTags.bias);
    }

    public override Tensor forward(Tensor tokens)
    {
        var x = _words.forward(tokens);
        var (y, _, _) = _lstm.forward(x);
        return functional.log_softmax(_toTags.forward(y), dim: 2);
    }
}
