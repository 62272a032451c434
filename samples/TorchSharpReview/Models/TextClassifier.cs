using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharpReview.Models;

/// <summary>Layers are assigned in the constructor, and each is initialized by a call of its own: an embedding and a perceptron behind it.</summary>
internal sealed class TextClassifier : Module<Tensor, Tensor>
{
    private readonly Embedding table;
    private readonly Linear fc1, fc2, fc3, fc4, head;

    public TextClassifier() : base(nameof(TextClassifier))
    {
        table = Embedding(20_000, 64);
        fc1 = Linear(64, 256);
        fc2 = Linear(256, 256);
        fc3 = Linear(256, 256);
        fc4 = Linear(256, 256);
        head = Linear(256, 4);

        init.trunc_normal_(table.weight, std: 0.02); // INIT401: every weight becomes 0.02
        init.kaiming_normal_(fc1.weight, Math.Sqrt(2)); // INIT405: a gain in the place of a slope
        init.kaiming_normal_(fc2.weight, nonlinearity: init.NonlinearityType.ReLU);
        init.uniform_(fc3.weight); // INIT303, INIT409: from 0 to 1, all positive
        init.zeros_(fc4.weight); // INIT301: equal units stay equal
        init.xavier_uniform_(head.weight);
        RegisterComponents();
    }

    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        Tensor x = table.forward(tokens).mean([1]);
        x = functional.relu(fc1.forward(x));
        x = functional.relu(fc2.forward(x));
        x = functional.relu(fc3.forward(x));
        x = functional.relu(fc4.forward(x));
        return head.forward(x).MoveToOuterDisposeScope();
    }
}
